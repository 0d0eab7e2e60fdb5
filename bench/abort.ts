import { measureAborts } from './inference-abort.ts';
import type { Bench } from './table.ts';

/** Milliseconds; an abort that takes longer ends with the process being killed. */
const LIMIT_MS = 1000;

/** How soon Stop stops: the acknowledgement, and the end of the batch that was running. */
export const abortBench: Bench = {
  name: 'abort',
  title: 'Abort in the middle of a long prefill',
  async run({ models }) {
    const lines = [];
    for (const modelId of models) {
      const timings = await measureAborts({ modelId, times: 3 });
      const acknowledged = Math.max(...timings.map(({ acknowledgedMs }) => acknowledgedMs));
      const ended = Math.max(...timings.map(({ endedMs }) => endedMs));
      lines.push(
        { what: `${modelId} acknowledged after at most`, value: `${acknowledged.toFixed(0)} ms`, ratio: '' },
        {
          what: `${modelId} last batch ended after at most`,
          value: `${ended.toFixed(0)} ms`,
          ratio: ended <= LIMIT_MS ? `within ${LIMIT_MS} ms` : `MORE than ${LIMIT_MS} ms`,
        },
      );
    }
    return lines;
  },
};
