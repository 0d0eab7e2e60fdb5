import type { IdSource } from '../ports/id-source.ts';

/** run-1, run-2, … per prefix. */
export function createCountingIds(): IdSource {
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}-${count}`;
    },
  };
}
