/** Where new ids come from; deterministic in tests. */
export type IdSource = {
  next(prefix: string): string;
};
