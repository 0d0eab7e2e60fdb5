import type { Block, BlockKind } from '../../shared/domain/source.ts';

/** Kinds whose timestamp says when somebody wrote or changed something; calendars and documents speak of planned dates too. */
const written: ReadonlySet<BlockKind> = new Set<BlockKind>(['mail', 'message', 'commit', 'row']);

const DAY_MS = 86_400_000;
/** With fewer timestamps nothing can be called an outlier. */
const ENOUGH = 20;
/** The newest hundredth part may be wrong clocks and forged dates; the others are the bulk. */
const BULK = 0.98;

/**
 * The sources' "now" in epoch milliseconds: the newest mail, message, commit or change of a row, never a planned date. Single
 * timestamps far beyond all others (a wrong clock, a forged header) do not count. Null when nothing has a timestamp.
 */
export function newestTimestamp(blocks: readonly Block[]): number | null {
  const times = blocks
    .flatMap((block) => (written.has(block.kind) && block.timestamp !== null ? [block.timestamp] : []))
    .toSorted((left, right) => left - right);
  if (times.length < ENOUGH) return times.at(-1) ?? null;
  const bulkEnd = times[Math.floor((times.length - 1) * BULK)] ?? 0;
  const bulkStart = times[Math.floor((times.length - 1) * 0.1)] ?? 0;
  const latest = bulkEnd + Math.max(60 * DAY_MS, (bulkEnd - bulkStart) / 2);
  return times.findLast((time) => time <= latest) ?? null;
}
