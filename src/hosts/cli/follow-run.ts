import type { EngineClient } from '../../shared/contract/index.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import { reduceRun } from '../../shared/events/reduce-run.ts';
import { emptyRunState } from '../../shared/events/run-state.ts';
import type { RunState, WaitState } from '../../shared/events/run-state.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { answerWait } from './answer-wait.ts';
import type { CommandContext, CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';
import { createRunProgress } from './run-progress.ts';

/**
 * Watches a run until it ends or waits for someone who is not here. The first Ctrl-C cancels the run (not only the watching) and
 * keeps watching until it has ended.
 */
export async function followRun(options: {
  readonly client: EngineClient;
  readonly runId: RunId;
  readonly context: CommandContext;
}): Promise<Result<RunState, CommandFailure>> {
  const { client, runId, context } = options;
  const watching = new AbortController();
  const cancel = (): void => {
    context.terminal.line('Stopping the run … (Ctrl-C again quits at once)');
    void client.runs.cancel({ runId });
  };
  if (context.signal.aborted) cancel();
  context.signal.addEventListener('abort', cancel, { once: true });
  const show = createRunProgress(context.terminal);
  let state = emptyRunState;
  const asked = new Set<string>();
  try {
    for await (const feed of client.runs.events({ runId, afterSeq: 0 }, { signal: watching.signal })) {
      if (feed.kind !== 'events') continue;
      for (const event of feed.events) {
        state = reduceRun(state, event);
        show(event, state);
      }
      const wait = state.waits.find(({ waitId, decision }) => decision === null && !asked.has(waitId));
      if (wait === undefined) continue;
      asked.add(wait.waitId);
      if (!context.terminal.interactive) {
        if (hasWorkLeft(state, wait)) continue;
        break;
      }
      const answered = await answerWait({ client, runId, wait, state, context });
      if (!answered.ok) return answered;
    }
    return ok(state);
  } catch (cause) {
    if (!(cause instanceof StreamFailure)) throw cause;
    return err({ exitCode: exitCodeOf.failed, message: cause.error.message });
  } finally {
    context.signal.removeEventListener('abort', cancel);
    watching.abort();
  }
}

/** Whether other tasks still run while one waits: then watching goes on until the run itself stands still. */
function hasWorkLeft(state: RunState, wait: WaitState): boolean {
  return state.tasks.some(({ task, status }) => status === 'running' && task.id !== wait.taskId);
}
