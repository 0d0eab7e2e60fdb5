import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Sample } from '../generate-sample.ts';
import type { GroundTruth } from '../ground-truth.ts';

const recordsSchema = z.array(z.record(z.string(), z.string()));
const dependencyHeaders = ['Blocked by', 'Depends on', 'Waiting for', 'Predecessors'];
const stateHeaders = ['Status', 'State', 'Column'];
const doneStates = new Set(['Done', 'Closed', 'Shipped', 'Erledigt', 'Resolved']);

type Links = GroundTruth['chain'];

/** Reads a sample's tracker back and computes the open blockers from it, without looking at how it was generated. */
export function createTrackerReader(sample: Sample) {
  const file = [...sample.files.keys()].find((path) => path.endsWith('.csv')) ?? '';
  const text = new TextDecoder().decode(sample.files.get(file));
  const delimiter = text.split('\n', 1)[0]?.includes(';') ? ';' : ',';
  const records = recordsSchema.parse(parse(text, { delimiter, columns: true }));
  const cell = (record: Record<string, string>, headers: readonly string[]): string =>
    headers.map((header) => record[header]).find((value) => value !== undefined) ?? '';
  const items = new Map(
    records.map((record) => [
      Object.values(record)[0] ?? '',
      {
        open: !doneStates.has(cell(record, stateHeaders)),
        blockers: cell(record, dependencyHeaders)
          .split(/[, |]+/)
          .filter((id) => id !== ''),
      },
    ]),
  );
  const openBlockers = (id: string, extra: Links): string[] => {
    const said = extra.filter((link) => link.blocked === id).map((link) => link.blocker);
    return [...(items.get(id)?.blockers ?? []), ...said].filter((blocker) => items.get(blocker)?.open === true);
  };
  /** All open items below an item, the item itself left out. */
  const openClosure = (id: string, extra: Links): Set<string> => {
    const reached = new Set<string>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const blocker of openBlockers(next, extra)) {
        if (reached.has(blocker)) continue;
        reached.add(blocker);
        waiting.push(blocker);
      }
    }
    return reached;
  };
  return { openBlockers, openClosure };
}
