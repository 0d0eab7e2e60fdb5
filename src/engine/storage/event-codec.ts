import { z } from 'zod';
import { eventSchemas } from '../../shared/events/index.ts';
import type { EventDraft, EventType, RunEvent } from '../../shared/events/index.ts';
import { RunId, Sha256, TaskId } from '../../shared/kernel/ids.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { blobOf } from './blobs.ts';
import type { Blob } from './blobs.ts';
import { newestEventVersion, upcast } from './upcast.ts';

/** Data above this size moves to a blob, so that the log itself stays small (ENGINE 2). Bytes of JSON. */
const largestInlineData = 4096;

const Spilled = z.strictObject({ $blob: Sha256 });

const nullable = <Schema extends z.ZodType>(schema: Schema): z.ZodNullable<Schema> => schema.nullable();

const Row = z.object({
  run_id: RunId,
  seq: z.number(),
  event_id: z.string(),
  ts: z.number(),
  type: z.string(),
  ver: z.number(),
  task_id: nullable(TaskId),
  attempt: nullable(z.number()),
  agent_id: nullable(z.string()),
  span_id: nullable(z.string()),
  parent_span_id: nullable(z.string()),
  data: z.string(),
});

export type EncodedData = { readonly data: string; readonly spilled: Blob | null };

export function encodeData(event: RunEvent): EncodedData {
  const data = JSON.stringify(event.data);
  if (Buffer.byteLength(data) <= largestInlineData) return { data, spilled: null };
  const spilled = blobOf(data);
  return { data: JSON.stringify({ $blob: spilled.sha256 }), spilled };
}

/** Completes a draft. The id follows from run and sequence number, so a scripted run gives byte-equal events. */
export function stampDraft(options: {
  readonly draft: EventDraft;
  readonly runId: RunId;
  readonly seq: number;
  readonly ts: number;
}): RunEvent {
  const { draft, runId, seq, ts } = options;
  return { ...draft, runId, seq, eventId: `${runId}:${seq}`, ts, ver: newestEventVersion };
}

/** Turns a row into an event. A row that does not parse means that the database is damaged, which is a bug, not an outcome. */
export function decodeRow(options: {
  readonly row: unknown;
  readonly blobText: (sha256: Sha256) => string | null;
}): RunEvent {
  const row = Row.parse(options.row);
  const where = `event ${row.event_id}`;
  invariant(isEventType(row.type), `${where} has the known type ${row.type}`);
  const schema: z.ZodType = eventSchemas[row.type];
  const inline = parseJson(z.json(), row.data);
  invariant(inline.ok, `${where} holds JSON`);
  const data = upcast({ type: row.type, ver: row.ver, data: readSpilled(inline.value, options.blobText, where) });
  return {
    runId: row.run_id,
    seq: row.seq,
    eventId: row.event_id,
    ts: row.ts,
    type: row.type,
    ver: newestEventVersion,
    data: schema.parse(data),
    ...(row.task_id === null ? {} : { taskId: row.task_id }),
    ...(row.attempt === null ? {} : { attempt: row.attempt }),
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
    ...(row.span_id === null ? {} : { spanId: row.span_id }),
    ...(row.parent_span_id === null ? {} : { parentSpanId: row.parent_span_id }),
    // The schema was chosen by `type`, which is what links the two in the union.
  } as RunEvent;
}

function readSpilled(inline: unknown, blobText: (sha256: Sha256) => string | null, where: string): unknown {
  const pointer = Spilled.safeParse(inline);
  if (!pointer.success) return inline;
  const text = blobText(pointer.data.$blob);
  invariant(text !== null, `${where} finds its data`);
  const parsed = parseJson(z.json(), text);
  invariant(parsed.ok, `${where} holds JSON`);
  return parsed.value;
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSchemas, type);
}
