import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { joinPlace, splitPlace } from '../../shared/domain/source-path.ts';
import type { Source } from '../../shared/domain/workspace.ts';
import { walkFolder } from './walk-folder.ts';
import type { FoundFile } from './walk-folder.ts';

/** Why one of several sources could not be looked through. */
export type SourceProblem = { readonly source: Source; readonly message: string };

export type FoundFiles = {
  /** Named so that no two files of different sources share a name, sorted by that. */
  readonly found: readonly FoundFile[];
  readonly problems: readonly SourceProblem[];
};

/** Looks through all sources; one that is gone does not keep the others from being read. */
export async function findFiles(options: {
  readonly sources: readonly Source[];
  readonly signal: AbortSignal;
}): Promise<FoundFiles> {
  const found: FoundFile[] = [];
  const problems: SourceProblem[] = [];
  for (const source of options.sources) {
    try {
      found.push(...(await filesOf({ source, signal: options.signal })));
    } catch (cause) {
      options.signal.throwIfAborted();
      const reason = cause instanceof Error ? cause.message : String(cause);
      problems.push({ source, message: `The ${source.entry} ${source.path} could not be read: ${reason}` });
    }
  }
  return { found: found.toSorted((left, right) => (left.file < right.file ? -1 : 1)), problems };
}

async function filesOf(options: {
  readonly source: Source;
  readonly signal: AbortSignal;
}): Promise<readonly FoundFile[]> {
  const { source, signal } = options;
  const { label, path } = source;
  if (source.entry === 'folder') {
    const below = await walkFolder({ folder: path, signal });
    return below.map((found) => ({ ...found, file: joinPlace({ label, path: found.file }) }));
  }
  const { size, mtimeMs } = await stat(path);
  const file = joinPlace({ label, path: '' });
  return [{ file, path, entry: 'file', bytes: size, modifiedMs: mtimeMs, problem: null }];
}

/** A file's path inside its source, by which formats are recognised. */
export function pathInSource({ file, path }: Pick<FoundFile, 'file' | 'path'>): string {
  return splitPlace(file).path || basename(path);
}
