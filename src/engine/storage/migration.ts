/** One step of the database's history. Once released it never changes; a correction is a new migration. */
export type Migration = {
  /** Ascending; becomes `PRAGMA user_version` once applied. */
  readonly id: number;
  readonly name: string;
  readonly sql: string;
};
