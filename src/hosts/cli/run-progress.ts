import type { RunEvent } from '../../shared/events/index.ts';
import type { RunState, TaskState } from '../../shared/events/run-state.ts';
import type { Terminal } from './terminal.ts';

/** Says on stderr what a run does: its plan, each task's end with its counts, each claim once it is verified. */
export function createRunProgress(terminal: Terminal): (event: RunEvent, state: RunState) => void {
  return (event, state) => {
    const line = describe(event, state);
    if (line !== null) terminal.line(line);
    terminal.status(nowRunning(state));
  };
}

function describe(event: RunEvent, state: RunState): string | null {
  switch (event.type) {
    case 'run.created':
      return `Run ${event.runId} · as of ${new Date(event.data.asOf.at).toISOString().slice(0, 16).replace('T', ' ')} UTC (${asOfSource(event.data.asOf)})`;
    case 'run.queued':
      return 'Another run computes; this one begins by itself when it is its turn.';
    case 'run.recovered':
      return `The run goes on after an interruption: ${event.data.reason}`;
    case 'plan.accepted':
      return planLines(event.data.plan.tasks);
    case 'plan.rejected':
      return `The plan was refused: ${event.data.violations.join(' ')}`;
    case 'task.succeeded':
      return `  done    ${titleOf(event.taskId, state)}${suffix(event.data.summary)}${took(event.taskId, state)}`;
    case 'task.failed':
      return `  ${event.data.final ? 'failed ' : 'again  '} ${titleOf(event.taskId, state)}: ${event.data.message}`;
    case 'task.interrupted':
      return `  broken  ${titleOf(event.taskId, state)}: ${event.data.reason}`;
    case 'task.skipped':
      return `  skipped ${titleOf(event.taskId, state)}: ${event.data.reason}`;
    case 'verify.concluded':
      return `  claim   [${event.data.verdict}${event.data.shown ? '' : ', not shown'}] ${event.data.text}`;
    case 'budget.exceeded':
      return `  budget  ${event.data.what}: ${event.data.used} of ${event.data.limit} used`;
    default:
      return null;
  }
}

function asOfSource(asOf: { readonly from: 'flag' | 'newest-source'; readonly source: string }): string {
  return asOf.from === 'flag'
    ? 'as you said'
    : `the newest entry of the sources${asOf.source === '' ? '' : `, ${asOf.source}`}`;
}

function planLines(tasks: readonly { readonly title: string; readonly assignee: string }[]): string {
  const lines = tasks.map((task, index) => `  ${index + 1}. ${task.title} (${task.assignee})`);
  return ['Plan:', ...lines].join('\n');
}

function titleOf(taskId: string | undefined, state: RunState): string {
  return findTask(taskId, state)?.task.title ?? taskId ?? 'a task';
}

function findTask(taskId: string | undefined, state: RunState): TaskState | undefined {
  return state.tasks.find(({ task }) => task.id === taskId);
}

function suffix(text: string): string {
  return text === '' ? '' : `: ${text}`;
}

function took(taskId: string | undefined, state: RunState): string {
  const task = findTask(taskId, state);
  if (task === undefined || task.startedAt === null || task.endedAt === null) return '';
  const calls = state.calls.filter((call) => call.taskId === taskId);
  const decisions = calls.filter(({ purpose }) => purpose === 'decide').reduce((sum, call) => sum + call.items, 0);
  const counts = decisions > 0 ? `, ${decisions} decisions` : '';
  return ` (${((task.endedAt - task.startedAt) / 1000).toFixed(1)} s${counts})`;
}

function nowRunning(state: RunState): string {
  const running = state.tasks.filter(({ status }) => status === 'running');
  const first = running.at(-1);
  if (first === undefined) return '';
  const finished = state.tasks.filter(({ status }) => status === 'succeeded' || status === 'skipped').length;
  const inside = first.total > 0 ? ` ${first.done}/${first.total}` : '';
  const more = running.length > 1 ? ` and ${running.length - 1} more` : '';
  return `  ${finished}/${state.tasks.length} done · ${first.task.title}${suffix(first.note)}${inside}${more}`;
}
