import { open } from 'node:fs/promises';

export type BoundedBytes = { readonly bytes: Uint8Array; readonly total: number };

/** Reads at most `limit` bytes from the start of a regular file; `total` is the size of the whole file. */
export async function readBounded(options: { readonly path: string; readonly limit: number }): Promise<BoundedBytes> {
  const handle = await open(options.path, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(size, options.limit));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: bytes.subarray(0, filled), total: size };
  } finally {
    await handle.close();
  }
}

/** Sizes for people: `64.0 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
