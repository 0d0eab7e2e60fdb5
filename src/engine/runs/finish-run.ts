import { Answer } from '../../shared/domain/answer.ts';
import type { RunStatus } from '../../shared/domain/answer.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { bestAnswer } from './best-answer.ts';
import { finalTaskOf } from './final-task.ts';
import { readOutput } from './resolve-inputs.ts';
import type { RunSession } from './run-session.ts';

type Ending = { readonly status: RunStatus; readonly reason: string; readonly answer: Answer | null };

/** Only the engine ends a run (ENGINE 3): nothing is left to do, or nothing more may be done. */
export function finishRun(session: RunSession): void {
  session.log.flush();
  endRun({ session, ending: endingOf(session) });
}

export function endRun(options: { readonly session: RunSession; readonly ending: Ending }): void {
  const { session, ending } = options;
  session.log.flush();
  const state = session.log.state();
  const spent = Math.max(0, session.parts.clock.now() - state.updatedAt);
  const usage = { ...state.usage, wallMs: state.usage.wallMs + (state.status === 'waiting' ? 0 : spent) };
  session.log.append({ drafts: [{ type: 'run.finished', data: { ...ending, usage } }] });
}

function endingOf(session: RunSession): Ending {
  const state = session.log.state();
  const last = finalTaskOf(state);
  const answer = last === null || last.status !== 'succeeded' ? null : readAnswer({ session, last });
  const undone =
    state.tasks.find((task) => task.status === 'failed') ?? state.tasks.find((task) => task.status !== 'succeeded');
  const reason = undone === undefined ? 'Everything planned was done.' : explain(undone);
  if (answer !== null) return { status: undone === undefined ? 'succeeded' : 'partial', reason, answer };
  if (last?.status === 'succeeded')
    return { status: 'failed', reason: `“${last.task.title}” gave no answer.`, answer: null };
  const best = bestAnswer(state);
  const outOfBudget = state.tasks.some((task) => task.failure?.code === 'budget');
  return { status: best !== null || outOfBudget ? 'partial' : 'failed', reason, answer: best };
}

function readAnswer(options: {
  readonly session: RunSession;
  readonly last: NonNullable<ReturnType<typeof finalTaskOf>>;
}): Answer | null {
  const parsed = Answer.safeParse(readOutput({ session: options.session, source: options.last }));
  return parsed.success ? parsed.data : null;
}

function explain(undone: RunState['tasks'][number]): string {
  const why = undone.failure?.message ?? undone.note;
  return `“${undone.task.title}” was not done${why === '' ? '.' : `: ${why}`}`;
}
