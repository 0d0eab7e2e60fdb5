import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { Sha256 } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

/** A body ready to be stored, named by the SHA-256 of its UTF-8 text. */
export type Blob = {
  readonly sha256: Sha256;
  readonly codec: 'raw' | 'deflate';
  /** Length of the text in bytes, before compression. */
  readonly bytes: number;
  readonly body: Buffer;
};

/** Below this many bytes compression costs more than it saves. */
const compressFrom = 1024;

const Row = z.object({ codec: z.enum(['raw', 'deflate']), body: z.instanceof(Buffer) });

export function sha256Of(text: string): Sha256 {
  return Sha256.parse(createHash('sha256').update(text, 'utf8').digest('hex'));
}

export function blobOf(text: string): Blob {
  const plain = Buffer.from(text, 'utf8');
  const small = plain.byteLength < compressFrom;
  return {
    sha256: sha256Of(text),
    codec: small ? 'raw' : 'deflate',
    bytes: plain.byteLength,
    body: small ? plain : deflateSync(plain, { level: 3 }),
  };
}

/** Bodies by hash. Writing an existing body again does nothing; one that retention dropped is there again. */
export type BlobStore = {
  put(blob: Blob): void;
  /** Null where no such body is stored, or its body was dropped by retention. */
  text(sha256: Sha256): string | null;
};

export function createBlobStore(database: SqliteDatabase): BlobStore {
  const insert = database.prepare(
    `INSERT INTO blobs(sha256, codec, bytes, body) VALUES(?, ?, ?, ?)
     ON CONFLICT(sha256) DO UPDATE SET codec = excluded.codec, body = excluded.body WHERE length(blobs.body) = 0`,
  );
  // A body that retention dropped is empty although its text was not.
  const select = database.prepare('SELECT codec, body FROM blobs WHERE sha256 = ? AND (length(body) > 0 OR bytes = 0)');
  return {
    put(blob) {
      insert.run(blob.sha256, blob.codec, blob.bytes, blob.body);
    },
    text(sha256) {
      const found = select.get(sha256);
      if (found === undefined) return null;
      const row = Row.parse(found);
      return (row.codec === 'raw' ? row.body : inflateSync(row.body)).toString('utf8');
    },
  };
}
