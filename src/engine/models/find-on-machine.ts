import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueEntry } from '../../shared/domain/model.ts';
import { hashFile } from './file-hash.ts';

/** Model folders of other programs are shallow; a wrong folder (a whole disk) must not be walked for minutes. */
const LIMITS = { depth: 7, entries: 50_000 } as const;

/**
 * Source 1 of MODELS 3: a file with this size and this SHA-256, under whatever name, in folders of this machine. Only files of
 * exactly the right size are read. Null when there is none; unreadable folders and files are passed over.
 */
export async function findOnMachine(options: {
  readonly entry: CatalogueEntry;
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
  readonly onCandidate?: (path: string) => void;
}): Promise<string | null> {
  const { entry, folders, signal } = options;
  const tried = new Set<string>();
  for (const folder of folders) {
    for await (const path of filesOfSize({ folder, bytes: entry.bytes, signal })) {
      const original = await realpath(path);
      if (tried.has(original)) continue;
      tried.add(original);
      options.onCandidate?.(path);
      if ((await hashOrNull({ path: original, signal })) === entry.sha256) return original;
    }
  }
  return null;
}

async function* filesOfSize(options: {
  readonly folder: string;
  readonly bytes: number;
  readonly signal: AbortSignal;
}): AsyncGenerator<string> {
  const waiting: { path: string; depth: number }[] = [{ path: options.folder, depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const item of await entriesOf(next.path)) {
      options.signal.throwIfAborted();
      seen += 1;
      if (seen > LIMITS.entries) return;
      const path = join(next.path, item.name);
      if (item.isDirectory() && next.depth < LIMITS.depth) {
        waiting.push({ path, depth: next.depth + 1 });
      } else if ((item.isFile() || item.isSymbolicLink()) && !item.name.endsWith('.part')) {
        if ((await sizeOrNull(path)) === options.bytes) yield path;
      }
    }
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // Missing or closed to us: nothing to find there.
    return [];
  }
}

async function sizeOrNull(path: string): Promise<number | null> {
  try {
    const status = await stat(path);
    return status.isFile() ? status.size : null;
  } catch {
    // A dangling link or a file that vanished.
    return null;
  }
}

async function hashOrNull(options: { readonly path: string; readonly signal: AbortSignal }): Promise<string | null> {
  try {
    return await hashFile(options);
  } catch {
    options.signal.throwIfAborted();
    // Readable by its owner only, for example: as good as absent.
    return null;
  }
}
