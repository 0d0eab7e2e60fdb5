import type { CatalogueEntry, ModelSource } from '../../shared/domain/model.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DownloadSettings } from './download-settings.ts';
import type { PartFile } from './part-file.ts';

/**
 * Fills the part file to the entry's full length from one source. `resumed`: bytes of an earlier process are in it. An error is
 * the reason in words for the person; an abort rejects with the signal's reason and leaves the part file to be continued.
 */
export type FetchSource<Source extends ModelSource> = (options: {
  readonly entry: CatalogueEntry;
  readonly source: Source;
  readonly part: PartFile;
  readonly settings: DownloadSettings;
  readonly signal: AbortSignal;
  readonly onBytes: (progress: { readonly doneBytes: number; readonly message: string }) => void;
}) => Promise<Result<{ readonly resumed: boolean }, string>>;
