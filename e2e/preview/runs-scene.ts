import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { RunSummary } from '../../src/shared/contract/runs.ts';
import type { RunEvent } from '../../src/shared/events/index.ts';
import { RunId, Sha256, TaskId } from '../../src/shared/kernel/ids.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import { longRun } from './long-run.ts';
import { RUN, WORKSPACE, blobs, hash, sceneEvents } from './scenes.ts';

/** The fork that the scripted engine plays, and a run of ten thousand events. */
export const FORK_RUN = RunId.parse('r9');
export const LONG_RUN = RunId.parse('r10k');
const LONG_EVENTS = 10_000;

const CHANGED = TaskId.parse('read-mail');

/** Commands on runs that are there; what they would change stays as it is. */
export const runTools: Pick<EngineHandlers['runs'], 'fork' | 'size' | 'remove' | 'exportTrace'> = {
  fork: async () => ok({ runId: FORK_RUN }),
  size: async () => ok({ bytes: 1_840_000, forks: 1 }),
  remove: async () => ok({ freedBytes: 1_840_000 }),
  exportTrace: async ({ runId, format }) =>
    ok({ fileName: format === 'otlp' ? `${runId}.otlp.json` : `${runId}.jsonl`, text: '{}\n' }),
};

/** Events of the fork and of the long run; none for another run. */
export function toolEvents(runId: RunId): readonly RunEvent[] {
  if (runId === FORK_RUN) return forkEvents();
  return runId === LONG_RUN ? longRun({ runId, events: LONG_EVENTS, startedAt: Date.now() - 600_000 }) : [];
}

export function forkSummary(now: number): RunSummary {
  return {
    runId: FORK_RUN,
    workspaceId: WORKSPACE,
    teamId: 'launch-delay',
    question: 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?',
    status: 'succeeded',
    parentRunId: RUN,
    createdAt: now - 60_000,
    updatedAt: now - 30_000,
  };
}

/** The finished run once more, with another prompt for one reader: what it and the tasks after it found is different. */
function forkEvents(): readonly RunEvent[] {
  const other = store('{"items":5}');
  const after: ReadonlySet<string> = new Set(['find-blockers', 'check-claims', 'write-report']);
  return sceneEvents('finished').map((event): RunEvent => {
    const moved = { runId: FORK_RUN, eventId: `${FORK_RUN}:${event.seq}` };
    if (event.type === 'run.created') {
      const prompt = { system: 'Read strictly.', examples: [] };
      const change = { kind: 'prompt' as const, taskId: CHANGED, step: 'is it still open', prompt };
      const prompts = [{ taskId: CHANGED, step: change.step, prompt }];
      return {
        ...event,
        ...moved,
        data: { ...event.data, fork: { runId: RUN, seq: 30, change, roles: [], prompts, answers: [] } },
      };
    }
    const reached = event.taskId === CHANGED || after.has(event.taskId ?? '');
    if (event.type !== 'task.succeeded') return { ...event, ...moved };
    if (reached) return { ...event, ...moved, data: { ...event.data, output: other, summary: '5 items that matter' } };
    const { output, summary, confidence, openIssues } = event.data;
    const data = { fromRunId: RUN, output, summary, confidence, openIssues };
    return { ...event, ...moved, type: 'task.reused', data };
  });
}

function store(text: string): Sha256 {
  const name = hash(text);
  blobs.set(name, text);
  return Sha256.parse(name);
}
