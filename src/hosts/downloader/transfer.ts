import { open } from 'node:fs/promises';
import { formatBytes } from '../../engine/models/index.ts';
import type { DownloadSettings } from './download-settings.ts';
import type { PartFile } from './part-file.ts';
import { checkResponse, describeNetworkFailure } from './response-check.ts';
import type { TransferFailure } from './response-check.ts';

type TransferOptions = {
  readonly url: string;
  readonly totalBytes: number;
  readonly part: PartFile;
  readonly settings: DownloadSettings;
  readonly signal: AbortSignal;
  readonly onBytes: (progress: { readonly doneBytes: number; readonly message: string }) => void;
};

/**
 * Bytes that a request to this address can continue. A part file of another source is left alone until this one has really
 * answered with a body: a refusal must not cost what was fetched elsewhere.
 */
export async function keptBytes(options: {
  readonly part: PartFile;
  readonly url: string;
  readonly totalBytes: number;
}): Promise<number> {
  const state = await options.part.state();
  if (state?.source !== 'hugging-face' || state.url !== options.url) return 0;
  const bytes = await options.part.bytes();
  return bytes <= options.totalBytes ? bytes : 0;
}

/** One request for what is missing of a file, written to the part file as it comes. Rejects only when `signal` aborts. */
export async function transfer(options: TransferOptions): Promise<{ readonly kind: 'complete' } | TransferFailure> {
  const stall = new StallWatch({ ms: options.settings.stallMs });
  const signal = AbortSignal.any([options.signal, stall.signal]);
  try {
    return await request({ ...options, signal, stall });
  } catch (cause) {
    options.signal.throwIfAborted();
    if (stall.signal.aborted) {
      const reason = `no data came for ${options.settings.stallMs / 1000} seconds`;
      return { kind: 'interrupted', reason };
    }
    return describeNetworkFailure(cause);
  } finally {
    stall.stop();
  }
}

async function request(
  options: TransferOptions & { readonly stall: StallWatch },
): Promise<{ readonly kind: 'complete' } | TransferFailure> {
  const { url, part, totalBytes, signal } = options;
  const start = await keptBytes({ part, url, totalBytes });
  const state = await part.state();
  const tag = start > 0 && state?.source === 'hugging-face' ? state.tag : null;
  const response = await fetch(url, {
    signal,
    redirect: 'follow',
    headers: {
      'accept-encoding': 'identity',
      'user-agent': 'guildhall',
      ...(start > 0 ? { range: `bytes=${start}-` } : {}),
      ...(tag !== null ? { 'if-range': tag } : {}),
    },
  });
  const checked = checkResponse({ response, start, tag, totalBytes });
  if (checked.kind !== 'body') {
    await response.body?.cancel();
    if (checked.startOver && start > 0) await part.discard();
    return checked.failure;
  }
  // Cut before the note: were we killed between the two, the note must not claim another source's bytes.
  await part.cutTo(checked.start);
  await part.note({ source: 'hugging-face', url, tag: checked.tag });
  return writeBody({ ...options, body: checked.body, start: checked.start });
}

async function writeBody(
  options: TransferOptions & {
    readonly stall: StallWatch;
    readonly body: AsyncIterable<Uint8Array>;
    readonly start: number;
  },
): Promise<{ readonly kind: 'complete' } | TransferFailure> {
  const { totalBytes, part, stall } = options;
  let done = options.start;
  const file = await open(part.path, 'r+');
  try {
    for await (const piece of options.body) {
      stall.alive();
      if (done + piece.length > totalBytes) {
        const reason = `more bytes came than the ${formatBytes(totalBytes)} of this model`;
        return { kind: 'refused', reason };
      }
      await file.write(piece, 0, piece.length, done);
      done += piece.length;
      options.onBytes({ doneBytes: done, message: '' });
    }
  } finally {
    await file.close();
  }
  if (done === totalBytes) return { kind: 'complete' };
  return { kind: 'interrupted', reason: `the transfer ended ${totalBytes - done} bytes early` };
}

/** Aborts its signal when `alive` was not called for a while. Whoever makes one stops it. */
class StallWatch {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(options: { readonly ms: number }) {
    this.#timer = setTimeout(() => this.#controller.abort(new Error('stalled')), options.ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  alive(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
