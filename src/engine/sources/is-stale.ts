import { stat } from 'node:fs/promises';
import { hashOf } from './fingerprint.ts';
import type { StoredFile } from './source-repository.ts';

/** Whether a file is no longer what was ingested: gone, or with other content. */
export async function isStale(options: {
  /** Where the file lies. */
  readonly path: string;
  readonly stored: StoredFile;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  const { path, stored, signal } = options;
  try {
    const facts = await stat(path);
    const entry = facts.isDirectory() ? 'repository' : 'file';
    if (entry === 'file' && facts.size === stored.bytes && facts.mtimeMs === stored.modifiedMs) return false;
    const found = {
      file: stored.file,
      path,
      entry,
      bytes: facts.size,
      modifiedMs: facts.mtimeMs,
      problem: null,
    } as const;
    return (await hashOf(found, signal)) !== stored.sha256;
  } catch {
    signal.throwIfAborted();
    return true;
  }
}
