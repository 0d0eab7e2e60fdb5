import { groupBy } from '../../../shared/kernel/group-by.ts';
import type { RunEvent } from '../../../shared/events/index.ts';
import type { ModelCallState, RunState, TaskState } from '../../../shared/events/run-state.ts';

type RowBase = {
  readonly key: string;
  /** 0 for planned tasks, deeper for parts of a fan-out and for calls. */
  readonly depth: number;
  readonly startedAt: number | null;
  /** Null while it goes on. */
  readonly endedAt: number | null;
};

export type MemoryRead = { readonly eventId: string; readonly taskId: string; readonly ts: number } & Extract<
  RunEvent,
  { readonly type: 'memory.read' }
>['data'];

export type TaskLine = RowBase & {
  readonly kind: 'task';
  readonly task: TaskState;
  readonly open: boolean;
  readonly children: number;
};
export type CallLine = RowBase & { readonly kind: 'call'; readonly call: ModelCallState };
export type ReadLine = RowBase & { readonly kind: 'read'; readonly read: MemoryRead };
export type TimelineRow = TaskLine | CallLine | ReadLine;

/** The rows of the waterfall, top to bottom: every task, and below an open one its searches, calls and parts in time order. */
export function timelineRows(options: {
  readonly state: Pick<RunState, 'tasks' | 'calls'>;
  readonly events: readonly RunEvent[];
  readonly closed: ReadonlySet<string>;
}): readonly TimelineRow[] {
  const { state, closed } = options;
  const calls = groupBy(state.calls, ({ taskId }) => taskId);
  const reads = groupBy(memoryReads(options.events), ({ taskId }) => taskId);
  const parts = groupBy(state.tasks, ({ task }) => task.parentTaskId ?? '');

  const rowsOf = (task: TaskState, depth: number): readonly TimelineRow[] => {
    const { id } = task.task;
    const own = [
      ...(calls.get(id) ?? []).map((call) => callRow(call, depth + 1)),
      ...(reads.get(id) ?? []).map((read) => readRow(read, depth + 1)),
    ];
    const subTasks = parts.get(id) ?? [];
    const open = !closed.has(id);
    const row: TaskLine = {
      kind: 'task',
      key: id,
      depth,
      startedAt: task.startedAt,
      endedAt: task.endedAt,
      task,
      open,
      children: own.length + subTasks.length,
    };
    if (!open) return [row];
    const steps = own.toSorted((left, right) => (left.startedAt ?? 0) - (right.startedAt ?? 0));
    return [row, ...steps, ...subTasks.flatMap((part) => rowsOf(part, depth + 1))];
  };
  return (parts.get('') ?? []).flatMap((task) => rowsOf(task, 0));
}

export function memoryReads(events: readonly RunEvent[]): readonly MemoryRead[] {
  return events.flatMap((event) =>
    event.type === 'memory.read'
      ? [{ eventId: event.eventId, taskId: event.taskId ?? '', ts: event.ts, ...event.data }]
      : [],
  );
}

/** Epoch milliseconds of the left and the right end of the time axis. */
export type TimelineSpan = { readonly from: number; readonly to: number };

/** From the start of the run to its end, or to `now` while it runs; never empty, so that shares of it are finite. */
export function timeSpan(state: Pick<RunState, 'createdAt' | 'finishedAt'>, now: number): TimelineSpan {
  const to = state.finishedAt ?? now;
  return { from: state.createdAt, to: Math.max(to, state.createdAt + 1) };
}

const NICE_STEPS_MS = [
  10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 10e3, 20e3, 30e3, 60e3, 120e3, 300e3, 600e3, 1800e3, 3600e3,
];
const MOST_TICKS = 5;

/** Round times for a part of the run, in milliseconds from its start; at most six of them. */
export function axisTicks(part: TimelineSpan): readonly number[] {
  const duration = part.to - part.from;
  const step = NICE_STEPS_MS.find((candidate) => duration / candidate <= MOST_TICKS) ?? duration / MOST_TICKS;
  const first = Math.ceil(part.from / step);
  const count = Math.floor(part.to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

function callRow(call: ModelCallState, depth: number): CallLine {
  const { startedAt, endedAt, callId } = call;
  return { kind: 'call', key: `call:${callId}`, depth, startedAt, endedAt, call };
}

/** A search is recorded when it is over, so its start is counted back. */
function readRow(read: MemoryRead, depth: number): ReadLine {
  return { kind: 'read', key: `read:${read.eventId}`, depth, startedAt: read.ts - read.ms, endedAt: read.ts, read };
}
