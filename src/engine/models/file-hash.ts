import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Sha256 } from '../../shared/kernel/ids.ts';
import { modelFileNames, readSidecar, statOrNull, writeSidecar } from './model-files.ts';

const Verified = z.strictObject({ bytes: z.number(), modified: z.number(), sha256: Sha256 });

/** SHA-256 of a whole file, read in pieces. Rejects with the signal's reason when aborted, with the system error when unreadable. */
export async function hashFile(options: {
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called with all bytes hashed so far. */
  readonly onProgress?: (doneBytes: number) => void;
}): Promise<Sha256> {
  const hash = createHash('sha256');
  const stream = createReadStream(options.path, {
    highWaterMark: 4 * 1024 * 1024,
    signal: options.signal,
  });
  let done = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    done += piece.length;
    options.onProgress?.(done);
  }
  return Sha256.parse(hash.digest('hex'));
}

/**
 * A file's SHA-256 through a sidecar that remembers size and time of change, so that a gigabyte is not hashed at every start.
 * `sidecar` may lie elsewhere (the shipped folder may be read-only). Null when the file is missing or cannot be read.
 */
export async function rememberedHash(options: {
  readonly path: string;
  readonly sidecar?: string;
  readonly fresh?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (doneBytes: number) => void;
}): Promise<Sha256 | null> {
  const status = await statOrNull(options.path);
  if (status === null || !status.isFile) return null;
  const sidecar = options.sidecar ?? modelFileNames(options.path).verified;
  if (options.fresh !== true) {
    const known = await readSidecar({ path: sidecar, schema: Verified });
    if (known?.bytes === status.bytes && known.modified === status.modified) return known.sha256;
  }
  const sha256 = await hashReadable(options);
  if (sha256 === null) return null;
  await remember({ sidecar, value: { bytes: status.bytes, modified: status.modified, sha256 } });
  return sha256;
}

async function remember(options: {
  readonly sidecar: string;
  readonly value: z.input<typeof Verified>;
}): Promise<void> {
  try {
    await mkdir(dirname(options.sidecar), { recursive: true });
    await writeSidecar({ path: options.sidecar, value: options.value });
  } catch {
    // Only a memory: where it cannot be written (read-only folder), the file is hashed again next time.
  }
}

async function hashReadable(options: Parameters<typeof hashFile>[0]): Promise<Sha256 | null> {
  try {
    return await hashFile(options);
  } catch {
    options.signal.throwIfAborted();
    // One unreadable file must not hide all the others; it counts as damaged.
    return null;
  }
}
