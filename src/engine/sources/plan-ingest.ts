import type { Sha256 } from '../../shared/kernel/ids.ts';
import { companionOf, fingerprintOf, hashOf, sha256Of } from './fingerprint.ts';
import type { StoredFile } from './source-repository.ts';
import type { FoundFile } from './walk-folder.ts';

export type ChangedFile = { readonly found: FoundFile; readonly sha256: Sha256; readonly fingerprint: string };

export type IngestPlan = {
  readonly changed: readonly ChangedFile[];
  /** Same content as stored; `touched` ones have a new modification time only. */
  readonly unchanged: readonly StoredFile[];
  readonly touched: readonly FoundFile[];
  /** Stored files that are no longer there. */
  readonly vanished: readonly string[];
};

/** A parser that was killed may succeed next time; everything else about a file stays as it is until the file changes. */
const transientProblems: ReadonlySet<string> = new Set(['parser-crashed', 'parser-failed', 'too-slow', 'unreadable']);

/** Compares a folder with what is stored: by size and modification time, then by content. */
export async function planIngest(options: {
  readonly found: readonly FoundFile[];
  readonly stored: readonly StoredFile[];
  readonly embedderId: string;
  readonly signal: AbortSignal;
}): Promise<IngestPlan> {
  const { found, embedderId, signal } = options;
  const stored = new Map(options.stored.map((file) => [file.file, file]));
  const present = new Map(found.map((file) => [file.file, file]));
  const hashes = new Map<string, Promise<Sha256 | null>>();
  const hash = (file: FoundFile): Promise<Sha256 | null> => {
    const known = hashes.get(file.file) ?? contentHash({ found: file, stored: stored.get(file.file), signal });
    hashes.set(file.file, known);
    return known;
  };
  const changed: ChangedFile[] = [];
  const unchanged: StoredFile[] = [];
  const touched: FoundFile[] = [];
  for (const file of found) {
    signal.throwIfAborted();
    const companion = present.get(companionOf(file.file) ?? '');
    const content = await hash(file);
    const sha256 = content ?? sha256Of('');
    const withProblem = file.problem === null && content !== null ? file : unreadable(file);
    const fingerprint =
      withProblem.problem === null
        ? fingerprintOf({ sha256, companionSha256: companion === undefined ? null : await hash(companion), embedderId })
        : sha256Of(`${withProblem.problem.code}\n${withProblem.problem.message}`);
    const before = stored.get(file.file);
    if (before?.fingerprint === fingerprint && !transientProblems.has(before.problem?.code ?? '')) {
      unchanged.push(before);
      if (before.modifiedMs !== file.modifiedMs) touched.push(file);
    } else changed.push({ found: withProblem, sha256, fingerprint });
  }
  return { changed, unchanged, touched, vanished: [...stored.keys()].filter((file) => !present.has(file)) };
}

function unreadable(found: FoundFile): FoundFile {
  const problem = found.problem ?? {
    code: 'unreadable',
    message: 'The file could not be opened; check its permissions.',
  };
  return { ...found, problem };
}

/** Null when the file cannot be read. A file of the same size and modification time is taken to be the same. */
async function contentHash(options: {
  readonly found: FoundFile;
  readonly stored: StoredFile | undefined;
  readonly signal: AbortSignal;
}): Promise<Sha256 | null> {
  const { found, stored, signal } = options;
  if (found.problem !== null) return null;
  const same = found.entry === 'file' && stored?.bytes === found.bytes && stored.modifiedMs === found.modifiedMs;
  if (same && stored.problem?.code !== 'unreadable') return stored.sha256;
  try {
    return await hashOf(found, signal);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
