import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '../../shared/kernel/ids.ts';
import type { FoundFile } from './walk-folder.ts';

/** Counts up when a format reads differently than before, so that files are parsed again. */
const PARSER_VERSION = 2;

export function sha256Of(content: string | Uint8Array): Sha256 {
  return Sha256.parse(createHash('sha256').update(content).digest('hex'));
}

/** SHA-256 of a file's bytes, or of a repository's references (which name everything in it). Throws when unreadable. */
export async function hashOf(found: FoundFile, signal: AbortSignal): Promise<Sha256> {
  if (found.entry === 'repository') return hashReferences(found.path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(found.path, { signal, highWaterMark: 1_048_576 }))
    hash.update(chunk as Uint8Array);
  return Sha256.parse(hash.digest('hex'));
}

async function hashReferences(gitdir: string): Promise<Sha256> {
  const hash = createHash('sha256');
  for (const name of ['HEAD', 'packed-refs']) hash.update(await readFile(join(gitdir, name)).catch(() => ''));
  const entries = await readdir(join(gitdir, 'refs'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) hash.update(`${file.slice(gitdir.length)}\n`).update(await readFile(file));
  return Sha256.parse(hash.digest('hex'));
}

/** The other file that gives this one's content its names: the members' list of a chat export. Null for most files. */
export function companionOf(file: string): string | null {
  const day = /^(?:(.*)\/)?[^/]+\/\d{4}-\d{2}-\d{2}\.json$/u.exec(file);
  if (day === null) return null;
  return day[1] === undefined ? 'users.json' : `${day[1]}/users.json`;
}

/** Everything that a file's stored blocks and vectors depend on, as one hash. */
export function fingerprintOf(options: {
  readonly sha256: string;
  readonly companionSha256: string | null;
  readonly embedderId: string;
}): string {
  return sha256Of([PARSER_VERSION, options.sha256, options.companionSha256 ?? '', options.embedderId].join('\n'));
}
