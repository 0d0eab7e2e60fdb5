import { z } from 'zod';
import { CatalogueEntry } from '../../shared/domain/model.ts';
import { AcquireProgress } from '../../shared/contract/models.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** One source that was tried in vain, and why, in words for the person. */
export const SourceAttempt = z.strictObject({ source: z.string(), reason: z.string() });
export type SourceAttempt = z.infer<typeof SourceAttempt>;

export type AcquireFailure =
  | {
      readonly code: 'model-source-failed';
      readonly message: string;
      readonly attempts: readonly SourceAttempt[];
    }
  | { readonly code: 'consent-needed'; readonly message: string }
  | { readonly code: 'cancelled'; readonly message: string };

export const DownloadProgress = AcquireProgress.omit({ modelId: true });
export type DownloadProgress = z.infer<typeof DownloadProgress>;

/**
 * Fetches one consented file from sources 2 and 3 into the model folder, in a process of its own that ends with it. Aborting
 * keeps what was fetched; the next call goes on from there.
 */
export type StartDownload = (options: {
  readonly entry: CatalogueEntry;
  /** The size that the person saw and agreed to. */
  readonly consentBytes: number;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}) => Promise<Result<{ readonly source: string }, AcquireFailure>>;

/** What the engine tells the downloader process. */
export const DownloaderRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    entry: CatalogueEntry,
    consentBytes: z.number(),
    folder: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type DownloaderRequest = z.infer<typeof DownloaderRequest>;

/** What the downloader process tells the engine; every message but `progress` is its last. */
export const DownloaderReply = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), progress: DownloadProgress }),
  z.strictObject({ kind: z.literal('done'), source: z.string() }),
  z.strictObject({ kind: z.literal('failed'), attempts: z.array(SourceAttempt) }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type DownloaderReply = z.infer<typeof DownloaderReply>;
