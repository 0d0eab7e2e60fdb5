import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import { RunId } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { RUN } from './scenes.ts';

/** Three runs that wait; the one that the page shows is the second. */
export function queueScene(scene: string): Pick<EngineHandlers['runs'], 'queue' | 'move'> {
  let waiting = scene === 'queued' ? [RunId.parse('r7'), RUN, RunId.parse('r8')] : [];
  return {
    queue: async () => ok({ runIds: waiting }),
    async move({ runId, index }) {
      if (!waiting.includes(runId)) return err({ code: 'not-found', message: '', data: { kind: 'run', id: runId } });
      waiting = waiting.filter((other) => other !== runId).toSpliced(index, 0, runId);
      return ok({});
    },
  };
}
