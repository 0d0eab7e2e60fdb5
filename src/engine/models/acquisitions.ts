import type { AcquireProgress } from '../../shared/contract/models.ts';
import type { CatalogueEntry } from '../../shared/domain/model.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { AcquireFailure, DownloadProgress } from './acquire-types.ts';
import { reasonOf } from './link-file.ts';

/** One acquisition as `acquireModel` runs it, without what this file adds. */
export type RunAcquisition = (options: {
  readonly entry: CatalogueEntry;
  readonly consentBytes: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}) => Promise<Result<{ readonly source: string }, AcquireFailure>>;

type Job = {
  latest: AcquireProgress;
  followers: number;
  readonly changes: Emitter<null>;
  readonly controller: AbortController;
  settled: Promise<void>;
};

/**
 * At most one acquisition a model, however many windows ask for it. Each caller sees the newest progress; when the last one
 * leaves, the download stops and keeps what it has. The last event of every stream has the stage `done` or `failed`.
 */
export class Acquisitions {
  readonly #run: RunAcquisition;
  readonly #jobs = new Map<string, Job>();

  constructor(options: { readonly run: RunAcquisition }) {
    this.#run = options.run;
  }

  isRunning(modelId: string): boolean {
    return this.#jobs.has(modelId);
  }

  async *follow(options: {
    readonly entry: CatalogueEntry;
    readonly consentBytes: number;
    readonly signal: AbortSignal;
  }): AsyncGenerator<AcquireProgress> {
    const { signal } = options;
    const stopping = this.#jobs.get(options.entry.id);
    // Resumed right after a pause: the old download still has to let go of its file.
    if (stopping?.controller.signal.aborted === true) await stopping.settled;
    const job = this.#jobs.get(options.entry.id) ?? this.#start(options);
    job.followers += 1;
    try {
      let shown: AcquireProgress | null = null;
      while (!signal.aborted) {
        if (job.latest === shown) {
          await nextChange({ job, signal });
          continue;
        }
        shown = job.latest;
        yield shown;
        if (shown.stage === 'done' || shown.stage === 'failed') return;
      }
    } finally {
      job.followers -= 1;
      if (job.followers === 0) {
        job.controller.abort();
        await job.settled;
      }
    }
  }

  /** Stops everything under way and waits for it. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.controller.abort();
    await Promise.all(jobs.map(({ settled }) => settled));
  }

  #start(options: { readonly entry: CatalogueEntry; readonly consentBytes: number }): Job {
    const { entry, consentBytes } = options;
    const job: Job = {
      latest: first(entry),
      followers: 0,
      changes: new Emitter<null>(),
      controller: new AbortController(),
      settled: Promise.resolve(),
    };
    const show = (progress: DownloadProgress): void => {
      job.latest = { modelId: entry.id, ...progress };
      job.changes.emit(null);
    };
    this.#jobs.set(entry.id, job);
    job.settled = this.#run({
      entry,
      consentBytes,
      signal: job.controller.signal,
      onProgress: show,
    })
      .then((result) => ending({ entry, result, latest: job.latest }))
      .catch((cause: unknown) => failed({ entry, latest: job.latest, message: reasonOf(cause) }))
      .then((last) => {
        this.#jobs.delete(entry.id);
        show(last);
      });
    return job;
  }
}

function first(entry: CatalogueEntry): AcquireProgress {
  return {
    modelId: entry.id,
    stage: 'searching',
    source: 'this machine',
    doneBytes: 0,
    totalBytes: entry.bytes,
    message: 'Looking for the file on this machine',
  };
}

function ending(options: {
  readonly entry: CatalogueEntry;
  readonly result: Result<{ readonly source: string }, AcquireFailure>;
  readonly latest: AcquireProgress;
}): DownloadProgress {
  const { entry, result } = options;
  if (!result.ok) return failed({ ...options, message: result.error.message });
  return {
    stage: 'done',
    source: result.value.source,
    doneBytes: entry.bytes,
    totalBytes: entry.bytes,
    message: `${entry.title} is here and verified`,
  };
}

function failed(options: {
  readonly entry: CatalogueEntry;
  readonly latest: AcquireProgress;
  readonly message: string;
}): DownloadProgress {
  const { source, doneBytes } = options.latest;
  const totalBytes = options.entry.bytes;
  return { stage: 'failed', source, doneBytes, totalBytes, message: options.message };
}

/** Resolves at the next progress or when the follower leaves; the listeners are always removed. */
function nextChange(options: { readonly job: Job; readonly signal: AbortSignal }): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      unsubscribe();
      options.signal.removeEventListener('abort', finish);
      resolve();
    };
    const unsubscribe = options.job.changes.subscribe(finish);
    options.signal.addEventListener('abort', finish, { once: true });
  });
}
