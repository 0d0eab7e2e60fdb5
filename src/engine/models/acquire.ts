import type { CatalogueEntry } from '../../shared/domain/model.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { AcquireFailure, DownloadProgress, SourceAttempt, StartDownload } from './acquire-types.ts';
import { findOnMachine } from './find-on-machine.ts';
import { formatBytes } from './format-bytes.ts';
import { reasonOf } from './link-file.ts';
import type { ModelStore } from './model-store.ts';

export type AcquireOptions = {
  readonly store: ModelStore;
  readonly entry: CatalogueEntry;
  readonly consentBytes: number;
  /** Folders of this machine to search before anything is fetched. */
  readonly searchFolders: readonly string[];
  /** `GUILDHALL_OFFLINE=1`: this machine is searched, nothing is fetched. */
  readonly offline: boolean;
  readonly startDownload: StartDownload;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
};

/**
 * Brings one model onto this machine: already here, else found in another folder and linked, else fetched by the downloader
 * process. Without consent to exactly this size nothing happens at all. Every source's reason is kept in the failure.
 */
export async function acquireModel(
  options: AcquireOptions,
): Promise<Result<{ readonly source: string }, AcquireFailure>> {
  const { entry, signal } = options;
  if (options.consentBytes !== entry.bytes) {
    const message = `${entry.title} is ${formatBytes(entry.bytes)} (${entry.bytes} bytes). Nothing is fetched before you agree to that size.`;
    return err({ code: 'consent-needed', message });
  }
  try {
    const local = await fromThisMachine(options);
    if (local.ok) return ok({ source: local.value });
    if (options.offline) {
      const reason = 'GUILDHALL_OFFLINE forbids downloads.';
      return sourcesFailed({
        entry,
        attempts: [local.error, { source: 'download', reason }],
      });
    }
    if (!entry.sources.some(({ kind }) => kind !== 'shipped')) {
      return sourcesFailed({ entry, attempts: [local.error] });
    }
    const { consentBytes, onProgress, store } = options;
    const fetched = await options.startDownload({
      entry,
      consentBytes,
      folder: store.folder,
      signal,
      onProgress,
    });
    if (!fetched.ok && fetched.error.code === 'model-source-failed') {
      return sourcesFailed({ entry, attempts: [local.error, ...fetched.error.attempts] });
    }
    return fetched;
  } catch (cause) {
    if (!signal.aborted) throw cause;
    return err({ code: 'cancelled', message: `Fetching ${entry.title} was stopped.` });
  }
}

/** The failure of all sources, as one message that ends with what the person can do. */
export function sourcesFailed(options: {
  readonly entry: CatalogueEntry;
  readonly attempts: readonly SourceAttempt[];
}): { readonly ok: false; readonly error: AcquireFailure } {
  const { entry, attempts } = options;
  const tried = attempts.map(({ source, reason }) => `${source}: ${reason}`).join('\n  ');
  const message =
    `${entry.title} (${formatBytes(entry.bytes)}) could not be brought here.\n  ${tried}\n` +
    `You can fetch "${entry.file}" on another machine and import it: "guildhall models import <file>".`;
  return err({ code: 'model-source-failed', message, attempts });
}

async function fromThisMachine(options: AcquireOptions): Promise<Result<string, SourceAttempt>> {
  const { store, entry, signal } = options;
  const source = 'this machine';
  const progress = (message: string): void =>
    options.onProgress({
      stage: 'searching',
      source,
      doneBytes: 0,
      totalBytes: entry.bytes,
      message,
    });
  progress('Looking for the file on this machine');
  const here = await store.resolveModel({ modelId: entry.id, signal });
  if (here.ok) return ok(source);
  const found = await findOnMachine({
    entry,
    folders: [store.folder, ...options.searchFolders],
    signal,
    onCandidate: (path) => progress(`Checking ${path}`),
  });
  if (found === null) return err({ source, reason: 'no file with its size and SHA-256 was found.' });
  try {
    await store.adopt({ entry, source: found });
  } catch (cause) {
    return err({ source, reason: `${found} cannot be linked: ${reasonOf(cause)}` });
  }
  const linked = await store.resolveModel({ modelId: entry.id, signal });
  return linked.ok ? ok(`this machine (${found})`) : err({ source, reason: linked.error.message });
}
