import { z } from 'zod';
import { invariant } from '../kernel/assert.ts';
import { RunId, TaskId } from '../kernel/ids.ts';
import { controlEvents } from './control-events.ts';
import { modelEvents } from './model-events.ts';
import { planEvents } from './plan-events.ts';
import { runEvents } from './run-events.ts';
import { taskEvents } from './task-events.ts';
import { toolEvents } from './tool-events.ts';
import { verifyEvents } from './verify-events.ts';
import { waitEvents } from './wait-events.ts';

/** type → schema of `data`. Only the newest version of a type is written; upcasters read old ones. */
export const eventSchemas = {
  ...runEvents,
  ...planEvents,
  ...taskEvents,
  ...modelEvents,
  ...toolEvents,
  ...verifyEvents,
  ...waitEvents,
  ...controlEvents,
} as const;

export type EventType = keyof typeof eventSchemas;
export const eventTypes = Object.keys(eventSchemas) as readonly EventType[];

export type EventData<Type extends EventType> = z.infer<(typeof eventSchemas)[Type]>;

/** Where an event belongs. Absent members are absent, not null. */
export const EventContext = z.strictObject({
  taskId: TaskId.optional(),
  attempt: z.number().int().min(1).optional(),
  agentId: z.string().optional(),
  spanId: z.string().optional(),
  parentSpanId: z.string().optional(),
});
export type EventContext = z.infer<typeof EventContext>;

/** An event about to be appended: the store adds run, sequence number, id and time. */
export type EventDraft = {
  readonly [Type in EventType]: { readonly type: Type; readonly data: EventData<Type> } & EventContext;
}[EventType];

export type RunEvent = {
  readonly [Type in EventType]: {
    readonly runId: RunId;
    /** 1, 2, 3 … without gaps within a run. */
    readonly seq: number;
    readonly eventId: string;
    /** Epoch milliseconds from the clock port. */
    readonly ts: number;
    readonly type: Type;
    readonly ver: number;
    readonly data: EventData<Type>;
  } & EventContext;
}[EventType];

const envelope = EventContext.extend({
  runId: RunId,
  seq: z.number().int().min(1),
  eventId: z.string(),
  ts: z.number(),
  ver: z.number().int().min(1),
});

const member = (type: EventType) => envelope.extend({ type: z.literal(type), data: eventSchemas[type] });
const [first, ...others] = eventTypes.map(member);
invariant(first !== undefined, 'there are types of events');

/**
 * Parses one stored or received event. Told apart by `type`, not by trial: a page opens a run of ten thousand events at once.
 * The cast only restores the link between `type` and `data` that the union has.
 */
export const RunEvent = z.discriminatedUnion('type', [first, ...others]) as unknown as z.ZodType<RunEvent>;
