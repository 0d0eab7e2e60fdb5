/** The machine's clock, as a port: a scripted run must give byte-equal events. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
};
