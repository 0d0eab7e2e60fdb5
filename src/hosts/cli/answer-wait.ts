import type { EngineClient } from '../../shared/contract/index.ts';
import type { RunState, WaitState } from '../../shared/events/run-state.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandContext, CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';

type Question = {
  readonly client: EngineClient;
  readonly runId: RunId;
  readonly wait: WaitState;
  readonly state: RunState;
  readonly context: CommandContext;
};

/** Puts an open question, approval or plan to the person at the terminal, and hands the answer to the run. */
export async function answerWait(question: Question): Promise<Result<null, CommandFailure>> {
  const { client, runId, wait, state, context } = question;
  const decision = await ask(question);
  if (decision === null) return ok(null);
  const reply =
    wait.kind === 'plan' && decision === 'accept' && state.plan !== null
      ? await client.runs.acceptPlan({ runId, waitId: wait.waitId, plan: state.plan })
      : await client.runs.answerWait({ runId, waitId: wait.waitId, fingerprint: wait.fingerprint, decision });
  if (reply.ok) return ok(null);
  if (reply.error.code === 'wait-closed') {
    context.terminal.line('The question was answered elsewhere meanwhile.');
    return ok(null);
  }
  return err({ exitCode: exitCodeOf.failed, message: reply.error.message });
}

/** Null when the person stops the run instead of answering. */
async function ask({ wait, state, context }: Question): Promise<string | null> {
  const { terminal, signal } = context;
  terminal.line('');
  if (wait.kind === 'plan') {
    state.plan?.tasks.forEach((task, index) => terminal.line(`  ${index + 1}. ${task.title}: ${task.objective}`));
    const yes = await answered(terminal.ask({ question: 'Start with this plan? [Y/n] ', signal }));
    if (yes === null) return null;
    return yes === '' || /^y(es)?$/i.test(yes) ? 'accept' : 'refuse';
  }
  terminal.line(wait.prompt);
  wait.options.forEach((option, index) => terminal.line(`  ${index + 1}. ${option}`));
  for (;;) {
    const text = await answered(terminal.ask({ question: '> ', signal }));
    if (text === null) return null;
    const chosen =
      wait.options[Number(text) - 1] ?? (wait.options.includes(text) || wait.options.length === 0 ? text : '');
    if (chosen !== '') return chosen;
    terminal.line(
      wait.options.length > 0 ? `Answer with a number from 1 to ${wait.options.length}.` : 'Answer with some words.',
    );
  }
}

async function answered(question: Promise<string>): Promise<string | null> {
  try {
    return (await question).trim();
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') return null;
    throw cause;
  }
}
