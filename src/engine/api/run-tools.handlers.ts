import type { EngineHandlers } from '../../shared/contract/index.ts';
import { Sha256 } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { version } from '../../shared/version.ts';
import { exportRun } from '../runs/index.ts';
import type { RunRemoval } from '../storage/index.ts';
import type { RunHandlerOptions } from './run-handler-options.ts';
import { missingModel, runNotFound } from './run-errors.ts';

export type RunToolOptions = Pick<RunHandlerOptions, 'service' | 'store' | 'resolveModels'> & {
  readonly removal: RunRemoval;
};

/** What a person does with a run that is there: go on from a step of it, take it away, save it. */
export function createRunToolHandlers(
  options: RunToolOptions,
): Pick<EngineHandlers['runs'], 'fork' | 'size' | 'remove' | 'exportTrace'> {
  const { service, store, removal } = options;
  return {
    fork: forkHandler(options),
    async size({ runId }) {
      if (service.state(runId) === null) return runNotFound(runId);
      return ok({ bytes: removal.size(runId), forks: removal.forks(runId) });
    },
    async remove({ runId }) {
      const cancelled = await service.cancel(runId);
      if (!cancelled.ok) return runNotFound(runId);
      await service.settled(runId);
      return ok({ freedBytes: removal.remove(runId) });
    },
    async exportTrace({ runId, format }) {
      const state = service.state(runId);
      if (state === null) return runNotFound(runId);
      const body = (sha256: string): string | null => store.blobText(Sha256.parse(sha256));
      return ok(exportRun({ format, state, events: store.read({ runId, afterSeq: 0 }), body, version }));
    },
  };
}

function forkHandler(options: RunToolOptions): EngineHandlers['runs']['fork'] {
  const { service, resolveModels } = options;
  return async ({ runId, change }, { signal }) => {
    const state = service.state(runId);
    if (state === null) return runNotFound(runId);
    const models = await resolveModels({ teamId: state.teamId, signal });
    if (!models.ok) return models;
    const missing = missingModel({ state, present: models.value });
    if (missing !== null) return missing;
    const forked = service.fork({ runId, change });
    if (forked.ok) return ok({ runId: forked.value });
    const { error } = forked;
    if (error.code === 'plan-invalid')
      return err({ code: error.code, message: error.message, data: { violations: [...error.violations] } });
    const id = 'taskId' in change ? change.taskId : 'waitId' in change ? change.waitId : runId;
    return err({ code: 'not-found', message: error.message, data: { kind: 'step', id } });
  };
}
