import type { IngestProgress } from '../../shared/contract/sources.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { IngestError, IngestReport } from '../sources/index.ts';
import { LatestFeed } from './latest-feed.ts';

/** Progress of one ingest; ends with `done` or with `failed` and the reason. Leaving the stream stops the ingest. */
export async function* ingestEvents(options: {
  readonly ingest: (watched: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: IngestProgress) => void;
  }) => Promise<Result<IngestReport, IngestError>>;
  readonly signal: AbortSignal;
}): AsyncGenerator<IngestProgress> {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const feed = new LatestFeed<IngestProgress>();
  const work = options
    .ingest({ signal, onProgress: (progress) => feed.push(progress) })
    .then((report) => {
      if (!report.ok) feed.push(failedIngest(report.error.message));
    })
    .finally(() => feed.end());
  // A fault is thrown below, once what was said before it has been delivered.
  work.catch(() => undefined);
  try {
    yield* feed.values();
    await work;
  } finally {
    left.abort();
  }
}

export function failedIngest(note: string): IngestProgress {
  return { stage: 'failed', done: 0, total: 0, note };
}
