import type { EventDraft, RunEvent } from '../../shared/events/index.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { BlobStore } from './blobs.ts';
import type { SqliteDatabase } from './database.ts';
import { decodeRow, encodeData, stampDraft } from './event-codec.ts';

/** The rows of `events` and `event_blobs`. Writes belong into the transaction of the event store. */
export type EventLog = {
  stamp(options: {
    readonly draft: EventDraft;
    readonly runId: RunId;
    readonly seq: number;
    readonly ts: number;
  }): RunEvent;
  insert(event: RunEvent): void;
  read(options: { readonly runId: RunId; readonly afterSeq: number; readonly limit?: number }): readonly RunEvent[];
};

const hash = /^[0-9a-f]{64}$/;

export function createEventLog(options: { readonly database: SqliteDatabase; readonly blobs: BlobStore }): EventLog {
  const { database, blobs } = options;
  const insert = database.prepare(
    `INSERT INTO events(run_id, seq, event_id, ts, type, ver, task_id, attempt, agent_id, span_id, parent_span_id, data)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // A hash in an event that names no stored body (a model file, say) is no reference.
  const refer = database.prepare(
    'INSERT OR IGNORE INTO event_blobs(run_id, seq, sha256) SELECT ?, ?, sha256 FROM blobs WHERE sha256 = ?',
  );
  const select = database.prepare('SELECT * FROM events WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?');
  return {
    stamp: stampDraft,
    insert(event) {
      const { data, spilled } = encodeData(event);
      if (spilled !== null) blobs.put(spilled);
      insert.run(
        event.runId,
        event.seq,
        event.eventId,
        event.ts,
        event.type,
        event.ver,
        event.taskId ?? null,
        event.attempt ?? null,
        event.agentId ?? null,
        event.spanId ?? null,
        event.parentSpanId ?? null,
        data,
      );
      const named = Object.values(event.data).filter((value) => typeof value === 'string' && hash.test(value));
      for (const sha256 of [...named, ...(spilled === null ? [] : [spilled.sha256])])
        refer.run(event.runId, event.seq, sha256);
    },
    read: ({ runId, afterSeq, limit }) =>
      select
        .all(runId, afterSeq, limit ?? -1)
        .map((row) => decodeRow({ row, blobText: (sha256) => blobs.text(sha256) })),
  };
}
