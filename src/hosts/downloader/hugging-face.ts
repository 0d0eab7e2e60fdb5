import type { ModelSource } from '../../shared/domain/model.ts';
import { delay } from '../../shared/kernel/abort.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { formatBytes } from '../../engine/models/index.ts';
import type { FetchSource } from './fetch-source.ts';
import { keptBytes, transfer } from './transfer.ts';

type HuggingFace = Extract<ModelSource, { kind: 'hugging-face' }>;

/** An attempt that brought at least this much was worth it: the count of vain attempts starts again. */
const WORTHWHILE_BYTES = 1_000_000;

/** Source 2 of MODELS 3: one file at a revision, resumed by ranges; broken transfers are tried again where they stopped. */
export const fetchFromHuggingFace: FetchSource<HuggingFace> = async (options) => {
  const { entry, source, part, settings, signal } = options;
  const path = [source.repository, 'resolve', source.revision, source.file]
    .flatMap((piece) => piece.split('/'))
    .map((piece) => encodeURIComponent(piece))
    .join('/');
  const url = `${settings.endpoint}/${path}`;
  const kept = (): Promise<number> => keptBytes({ part, url, totalBytes: entry.bytes });
  const resumed = (await kept()) > 0;
  for (let vain = 0; ;) {
    signal.throwIfAborted();
    const before = await kept();
    if (before === entry.bytes) return ok({ resumed });
    const outcome = await transfer({ ...options, url, totalBytes: entry.bytes });
    if (outcome.kind === 'complete') return ok({ resumed });
    const after = await kept();
    if (outcome.kind === 'refused') return err(outcome.reason);
    vain = after - before >= WORTHWHILE_BYTES ? 1 : vain + 1;
    if (vain >= settings.attempts) {
      const progress = `${formatBytes(after)} of ${formatBytes(entry.bytes)} are kept for the next time`;
      return err(`${outcome.reason} (${vain} attempts; ${progress})`);
    }
    options.onBytes({ doneBytes: after, message: `${outcome.reason}; trying again` });
    await delay({ ms: settings.retryMs * 2 ** (vain - 1), signal });
  }
};
