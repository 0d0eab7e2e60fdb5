import type { RunState } from '../../shared/events/run-state.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { RunId, TaskId } from '../../shared/kernel/ids.ts';
import { DraftFeed } from './draft-feed.ts';
import { createRunLog } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import type { RunParts } from './run-parts.ts';
import { TaskInterruption } from './task-interruption.ts';

/** A run while this process works on it. */
export type RunSession = {
  readonly runId: RunId;
  readonly parts: RunParts;
  readonly team: TeamDocument;
  readonly log: RunLog;
  readonly drafts: DraftFeed;
  readonly controller: AbortController;
  /** Tasks that hold no slot for the moment: they wait for sub-tasks or for a person. */
  readonly parked: Set<TaskId>;
  /** What earlier processes already wrote about this run and a replay must not write twice. */
  readonly history: RunHistory;
};

export type RunHistory = {
  /** `task|step|rung` of escalations in the log. */
  readonly escalations: Set<string>;
  /** Attempts of a task that failed and were tried again. */
  readonly retries: Map<TaskId, number>;
};

export function openSession(options: {
  readonly parts: RunParts;
  readonly runId: RunId;
  readonly team: TeamDocument;
}): RunSession {
  const { parts, runId, team } = options;
  const controller = new AbortController();
  const onFault = (fault: unknown): void => {
    parts.onFault(fault);
    controller.abort(fault);
  };
  return {
    runId,
    parts,
    team,
    log: createRunLog({ store: parts.store, clock: parts.clock, runId, onFault }),
    drafts: new DraftFeed(),
    controller,
    parked: new Set(),
    history: readHistory({ parts, runId }),
  };
}

export function escalationKey(options: {
  readonly taskId: string;
  readonly step: string;
  readonly to: string;
}): string {
  return `${options.taskId}|${options.step}|${options.to}`;
}

function readHistory(options: { readonly parts: RunParts; readonly runId: RunId }): RunHistory {
  const escalations = new Set<string>();
  const retries = new Map<TaskId, number>();
  for (const event of options.parts.store.read({ runId: options.runId, afterSeq: 0 })) {
    const { taskId } = event;
    // A resumed run starts counting anew: the person has decided that it is worth another try.
    if (event.type === 'run.recovered' && event.data.recoveries === 0) retries.clear();
    if (taskId === undefined) continue;
    if (event.type === 'route.escalated')
      escalations.add(escalationKey({ taskId, step: event.data.step, to: event.data.to }));
    if (event.type === 'task.failed' && !event.data.final) retries.set(taskId, (retries.get(taskId) ?? 0) + 1);
  }
  return { escalations, retries };
}

/** Resolves as soon as the run's state is as wanted; rejects when the signal aborts first. */
export function untilState(options: {
  readonly session: RunSession;
  readonly signal: AbortSignal;
  readonly wanted: (state: RunState) => boolean;
}): Promise<void> {
  const { session, signal, wanted } = options;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      end();
      reject(new TaskInterruption({ reason: 'waiting', message: 'Interrupted while waiting.' }));
    };
    const look = (): void => {
      if (!wanted(session.log.state())) return;
      end();
      resolve();
    };
    const unsubscribe = session.log.changed.subscribe(look);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    else look();
  });
}
