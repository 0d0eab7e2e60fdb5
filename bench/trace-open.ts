import { longRun } from '../e2e/preview/long-run.ts';
import { timelineRows } from '../src/renderer/features/runs/timeline-rows.ts';
import { RunEvent } from '../src/shared/events/index.ts';
import { foldRun } from '../src/shared/events/reduce-run.ts';
import { RunId } from '../src/shared/kernel/ids.ts';
import type { Bench } from './table.ts';
import { times } from './table.ts';

const EVENTS = 10_000;
const LIMIT_MS = 500;
const TIMES = 5;

/** What the page does before the first line of a long trace stands there: parse what came over the link, fold it, make the rows. */
export const traceOpenBench: Bench = {
  name: 'trace-open',
  title: `Opening the trace of a run of ${EVENTS} events, without drawing`,
  async run() {
    const events = longRun({ runId: RunId.parse('bench'), events: EVENTS, startedAt: 1_700_000_000_000 });
    const small = events.slice(0, EVENTS / 2);
    const parse = median(() => events.map((event) => RunEvent.parse(event)));
    const fold = median(() => foldRun(events));
    const half = median(() => foldRun(small));
    const state = foldRun(events);
    const rows = median(() => timelineRows({ state, events, closed: new Set() }));
    const all = parse + fold + rows;
    return [
      { what: `parse ${events.length} events`, value: ms(parse), ratio: '' },
      { what: 'fold them into the state', value: ms(fold), ratio: `${times(fold / half)} of half as many` },
      { what: 'rows of the timeline', value: ms(rows), ratio: '' },
      {
        what: 'together',
        value: ms(all),
        ratio: all <= LIMIT_MS ? `within ${LIMIT_MS} ms` : `MORE than ${LIMIT_MS} ms`,
      },
    ];
  },
};

/** The middle of some runs, in milliseconds; the first, which warms up, does not count. */
function median(work: () => unknown): number {
  const took = Array.from({ length: TIMES + 1 }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return took.slice(1).toSorted((left, right) => left - right)[Math.floor(TIMES / 2)] ?? 0;
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
