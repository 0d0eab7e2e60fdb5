import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { WireError } from '../../shared/contract/errors.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { AsOf } from '../../shared/events/run-events.ts';
import type { RunId, WaitId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { RunServiceError } from '../runs/index.ts';
import { missingModel, notFound, runNotFound } from './run-errors.ts';
import type { RunHandlerOptions } from './run-handler-options.ts';
import { createRunToolHandlers } from './run-tools.handlers.ts';

export function createRunHandlers(options: RunHandlerOptions): EngineHandlers['runs'] {
  const { service, store, runs } = options;
  return {
    ...createRunToolHandlers(options),
    start: createStartRun(options),
    async list({ workspaceId, limit }) {
      const rows = runs.list({ workspaceId, limit });
      return ok({
        runs: rows.map(({ owner: _owner, recoveries: _recoveries, ...summary }) => summary),
      });
    },
    async report({ runId }) {
      const report = service.report(runId);
      return report === null ? runNotFound(runId) : ok(report);
    },
    events({ runId, afterSeq }, { signal }) {
      if (service.state(runId) !== null) return service.watch({ runId, afterSeq, signal });
      const unknown = runNotFound(runId);
      throw new StreamFailure(unknown.error);
    },
    async blob({ sha256 }) {
      const text = store.blobText(sha256);
      return text === null ? notFound({ kind: 'blob', id: sha256 }) : ok({ text });
    },
    queue: async () => ok({ runIds: [...service.queue()] }),
    async move({ runId, index }) {
      const moved = service.move({ runId, index });
      return moved.ok ? ok({}) : runNotFound(runId);
    },
    async cancel({ runId }) {
      const cancelled = await service.cancel(runId);
      return cancelled.ok ? ok({}) : runNotFound(runId);
    },
    resume: resumeHandler(options),
    async acceptPlan({ runId, waitId, plan }) {
      const accepted = service.acceptPlan({ runId, waitId, plan });
      if (accepted.ok) return ok({});
      const { error } = accepted;
      if (error.code === 'plan-invalid')
        return err({ code: error.code, message: error.message, data: { violations: [...error.violations] } });
      return waitError({ error, runId, waitId });
    },
    async answerWait({ runId, waitId, fingerprint, decision }) {
      const answered = await service.answerWait({ runId, waitId, fingerprint, decision });
      return answered.ok ? ok({}) : waitError({ error: answered.error, runId, waitId });
    },
  };
}

/** Prepares and starts a run. */
export type StartRun = (
  run: Parameters<EngineHandlers['runs']['start']>[0],
  context: {
    readonly signal: AbortSignal;
    /** What was given to this conversation is read too. */
    readonly conversationId?: ConversationId | null;
    /** Told before the run begins to work. */
    readonly onStarted?: (runId: RunId) => void;
  },
) => ReturnType<EngineHandlers['runs']['start']>;

export function createStartRun(options: RunHandlerOptions): StartRun {
  const { service, workspaces, teamErrors, prepare, resolveModels } = options;
  return async ({ workspaceId, teamId, question, asOf, confirmPlan, after }, context) => {
    const { signal, conversationId = null, onStarted } = context;
    if (workspaces.byId(workspaceId) === null) return notFound({ kind: 'workspace', id: workspaceId });
    const problems = teamErrors(teamId);
    if (problems === null) return notFound({ kind: 'team', id: teamId });
    if (problems.length > 0) return teamInvalid(problems);
    const models = await resolveModels({ teamId, signal });
    if (!models.ok) return models;
    const prepared = await prepare({ workspaceId, conversationId, signal });
    if (!prepared.ok) return prepared;
    const now: AsOf =
      asOf === null ? { ...prepared.value.asOf, from: 'newest-source' } : { at: asOf, from: 'flag', source: '--as-of' };
    const started = service.start({
      workspaceId,
      teamId,
      question,
      asOf: now,
      models: { ...models.value },
      confirmPlan,
      ...(after === undefined ? {} : { after }),
    });
    if (!started.ok) return notFound({ kind: 'team', id: teamId });
    onStarted?.(started.value);
    return ok({ runId: started.value });
  };
}

function teamInvalid(problems: readonly string[]): Result<never, WireError<'team-invalid'>> {
  const message = `The team cannot run yet: ${problems.join(' ')}`;
  return err({ code: 'team-invalid', message, data: { problems: [...problems] } });
}

/** A run keeps the models it was created with; what is missing now is named before anything is started. */
function resumeHandler(options: RunHandlerOptions): EngineHandlers['runs']['resume'] {
  const { service, resolveModels } = options;
  return async ({ runId }, { signal }) => {
    const state = service.state(runId);
    if (state === null) return runNotFound(runId);
    const models = await resolveModels({ teamId: state.teamId, signal });
    if (!models.ok) return models;
    const missing = missingModel({ state, present: models.value });
    if (missing !== null && state.status !== 'succeeded') return missing;
    const resumed = service.resume(runId);
    return resumed.ok ? ok({ runId: resumed.value }) : runNotFound(runId);
  };
}

function waitError(options: {
  readonly error: RunServiceError;
  readonly runId: RunId;
  readonly waitId: WaitId;
}): Result<never, WireError<'not-found' | 'wait-closed'>> {
  const { error, runId, waitId } = options;
  if (error.code === 'not-found') return runNotFound(runId);
  return err({ code: 'wait-closed', message: error.message, data: { waitId } });
}
