import type { RunChange } from '../../shared/domain/fork.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validatePlan } from '../plans/index.ts';
import { startFork } from './fork.ts';
import { rulesFor } from './plan-run.ts';
import type { RunParts } from './run-parts.ts';
import type { RunQueue } from './run-queue.ts';
import { runNotFound, teamNotFound } from './run-service-error.ts';
import type { RunServiceError } from './run-service-error.ts';
import { teamOfRun } from './team-of-run.ts';

export type ForkRun = (options: {
  readonly runId: RunId;
  readonly change: RunChange;
}) => Result<RunId, RunServiceError>;

/** Makes a new run out of an old one and begins it; the old one stays as it is. */
export function createForkRun(options: { readonly parts: RunParts; readonly queue: RunQueue }): ForkRun {
  const { parts, queue } = options;
  return ({ runId: parentId, change }) => {
    const parent = parts.store.state(parentId);
    if (parent === null) return runNotFound(parentId);
    const team = teamOfRun({ parts, state: parent });
    if (team === null) return teamNotFound(parent.teamId);
    const events = parts.store.read({ runId: parentId, afterSeq: 0 });
    const fork = startFork({ parent, events, change });
    if (!fork.ok) {
      const { code, message } = fork.error;
      return code === 'not-found' ? err({ code, message }) : err({ code, message, violations: [message] });
    }
    const { created, plan, drafts, reuseStepsOf } = fork.value;
    const violations = validatePlan({ plan, rules: rulesFor({ parts, team }) });
    if (violations.length > 0) return err({ code: 'plan-invalid', message: violations.join(' '), violations });
    const runId = RunId.parse(parts.ids.next('run'));
    parts.store.append({
      runId,
      drafts: [{ type: 'run.created', data: created }, queue.opening(), ...drafts],
      ...(reuseStepsOf === null ? {} : { reuseStepsOf }),
    });
    queue.enter(runId);
    return ok(runId);
  };
}
