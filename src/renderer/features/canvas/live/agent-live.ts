import { groupBy } from '../../../../shared/kernel/group-by.ts';
import type { TaskStatus } from '../../../../shared/domain/task.ts';
import type { ModelCallState, RunState, TaskState } from '../../../../shared/events/run-state.ts';

/** What one agent does in a run, as its node shows it. Tasks are its own and the parts they were split into. */
export type AgentLive = {
  readonly status: TaskStatus;
  /** The task whose step a click opens. */
  readonly taskId: string;
  /** What it does now, or did last. */
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** Tokens read (without those from the cache) and written per second of its newest finished model call. */
  readonly tokensPerSecond: number | null;
  /** Tokens of the current task so far, and its budget. */
  readonly tokens: number;
  readonly tokenBudget: number;
  readonly confidence: number | null;
  readonly retries: number;
  readonly modelId: string | null;
};

const SECOND = 1000;

/** Agent id → what it does. Agents without a task in this run's plan are not in it. */
export function agentLives(state: Pick<RunState, 'tasks' | 'calls'>): ReadonlyMap<string, AgentLive> {
  const tasks = groupBy(state.tasks, ({ task }) => task.assignee);
  const calls = groupBy(state.calls, ({ taskId }) => taskId);
  return new Map([...tasks].map(([agentId, own]) => [agentId, agentLive({ tasks: own, calls })]));
}

export function sameLive(left: AgentLive | null, right: AgentLive | null): boolean {
  if (left === null || right === null) return left === right;
  return (Object.keys(left) as (keyof AgentLive)[]).every((key) => left[key] === right[key]);
}

function agentLive(options: {
  readonly tasks: readonly TaskState[];
  readonly calls: ReadonlyMap<string, readonly ModelCallState[]>;
}): AgentLive {
  const { tasks, calls } = options;
  const current = currentTask(tasks);
  const own = calls.get(current.task.id) ?? [];
  const newest = own.at(-1);
  const measured = own.findLast(({ status, ms }) => status === 'completed' && ms > 0);
  return {
    status: statusOf(tasks),
    taskId: current.task.id,
    step: current.status === 'running' && newest?.status === 'running' ? newest.step : current.task.title,
    done: tasks.filter(({ status }) => ended.has(status)).length,
    total: tasks.length,
    tokensPerSecond:
      measured === undefined ? null : Math.round(((measured.tokensIn + measured.tokensOut) / measured.ms) * SECOND),
    tokens: own.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0),
    tokenBudget: current.task.budget.tokens,
    confidence: current.confidence,
    retries: tasks.reduce((sum, { attempt }) => sum + Math.max(0, attempt - 1), 0),
    modelId: newest?.modelId ?? tasks.flatMap(({ task }) => calls.get(task.id) ?? []).at(-1)?.modelId ?? null,
  };
}

const ended = new Set<TaskStatus>(['succeeded', 'skipped', 'failed', 'cancelled']);

/** The task that a person wants to see: the one at work, else the last that ended, else the first that is planned. */
function currentTask(tasks: readonly TaskState[]): TaskState {
  const [first, ...rest] = tasks;
  if (first === undefined) throw new Error('an agent is grouped by its tasks');
  const active = tasks.findLast(({ status }) => status === 'running' || status === 'waiting');
  if (active !== undefined) return active;
  const last = tasks.filter(({ endedAt }) => endedAt !== null);
  return rest.length === 0 || last.length === 0
    ? first
    : last.reduce((newest, task) => ((task.endedAt ?? 0) >= (newest.endedAt ?? 0) ? task : newest));
}

function statusOf(tasks: readonly TaskState[]): TaskStatus {
  const has = (status: TaskStatus): boolean => tasks.some((task) => task.status === status);
  if (has('waiting')) return 'waiting';
  if (has('running')) return 'running';
  if (has('failed')) return 'failed';
  if (has('cancelled')) return 'cancelled';
  if (has('planned')) return 'planned';
  return has('succeeded') ? 'succeeded' : 'skipped';
}
