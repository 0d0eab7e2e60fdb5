import type { EventDraft } from '../../shared/events/index.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import type { RunState, WaitState } from '../../shared/events/run-state.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { RunId, WaitId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validatePlan } from '../plans/index.ts';
import { rulesFor } from './plan-run.ts';
import type { RunParts } from './run-parts.ts';
import { runNotFound, teamNotFound, waitClosed } from './run-service-error.ts';
import type { RunServiceError } from './run-service-error.ts';
import { teamOfRun } from './team-of-run.ts';

/** What a person says to a run that waits for them. */
export type RunAnswers = {
  /** Accepts the plan as it was proposed or as the person has changed it; a plan that cannot run is refused with the reasons. */
  acceptPlan(options: {
    readonly runId: RunId;
    readonly waitId: WaitId;
    readonly plan: Plan;
  }): Result<null, RunServiceError>;
  /**
   * A plan that is answered with anything but `accept` is refused, which ends its run: resolves when it has ended.
   * @param options.fingerprint of the question that the person saw; an answer to anything else does not count.
   */
  answerWait(options: {
    readonly runId: RunId;
    readonly waitId: WaitId;
    readonly fingerprint: string;
    readonly decision: string;
  }): Promise<Result<null, RunServiceError>>;
};

export function createRunAnswers(options: {
  readonly parts: RunParts;
  /** Writes to a run, and wakes it up when nobody works on it. */
  readonly tell: (runId: RunId, drafts: readonly EventDraft[]) => void;
  /** Writes to a run and ends it as cancelled. */
  readonly cancel: (runId: RunId, drafts: readonly EventDraft[]) => Promise<Result<null, RunServiceError>>;
}): RunAnswers {
  const { parts, tell, cancel } = options;
  const acceptPlan: RunAnswers['acceptPlan'] = ({ runId, waitId, plan }) => {
    const state = parts.store.state(runId);
    if (state === null) return runNotFound(runId);
    if (openWait({ state, waitId })?.kind !== 'plan') return waitClosed(waitId);
    const team = teamOfRun({ parts, state });
    if (team === null) return teamNotFound(state.teamId);
    const violations = validatePlan({ plan, rules: rulesFor({ parts, team }) });
    if (violations.length > 0) {
      return err({ code: 'plan-invalid', message: violations.join(' '), violations });
    }
    tell(runId, [
      { type: 'wait.resolved', data: { waitId, by: 'person', decision: 'accept' } },
      { type: 'plan.accepted', data: { plan, by: 'person' } },
    ]);
    return ok(null);
  };
  return {
    acceptPlan,
    async answerWait({ runId, waitId, fingerprint, decision }) {
      const state = parts.store.state(runId);
      if (state === null) return runNotFound(runId);
      const wait = openWait({ state, waitId });
      if (wait === undefined || wait.fingerprint !== fingerprint) return waitClosed(waitId);
      const resolved = { type: 'wait.resolved', data: { waitId, by: 'person', decision } } as const;
      if (wait.kind === 'plan') {
        if (decision !== 'accept' || state.plan === null) return cancel(runId, [resolved]);
        return acceptPlan({ runId, waitId, plan: state.plan });
      }
      tell(runId, [resolved]);
      return ok(null);
    },
  };
}

function openWait(options: { readonly state: RunState; readonly waitId: WaitId }): WaitState | undefined {
  const { state, waitId } = options;
  if (isFinished(state.status)) return undefined;
  return state.waits.find((wait) => wait.waitId === waitId && wait.decision === null);
}
