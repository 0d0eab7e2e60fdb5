import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseJson } from '../../shared/kernel/json.ts';

/** The names that belong to one model file in the model folder. Only the first is ever given to llama.cpp. */
export function modelFileNames(path: string): {
  readonly whole: string;
  readonly verified: string;
  readonly part: string;
  readonly partState: string;
  readonly lock: string;
} {
  return {
    whole: path,
    verified: `${path}.verified.json`,
    part: `${path}.part`,
    partState: `${path}.part.json`,
    lock: `${path}.lock`,
  };
}

/** Null when there is no file that we may see; a broken disk throws with the system's words. */
export async function statOrNull(
  path: string,
): Promise<{ readonly bytes: number; readonly modified: number; readonly isFile: boolean } | null> {
  try {
    const status = await stat(path);
    return { bytes: status.size, modified: status.mtimeMs, isFile: status.isFile() };
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** A small JSON file of ours, or null when it is missing or not what we wrote: such files are only ever a cache or a resume mark. */
export async function readSidecar<Schema extends z.ZodType>(options: {
  readonly path: string;
  readonly schema: Schema;
}): Promise<z.infer<Schema> | null> {
  let text: string;
  try {
    text = await readFile(options.path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
  const parsed = parseJson(options.schema, text);
  return parsed.ok ? parsed.value : null;
}

/** Writes whole or not at all: a reader never sees half a file, whatever is killed when. */
export async function writeSidecar(options: { readonly path: string; readonly value: unknown }): Promise<void> {
  const temporary = `${options.path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, `${JSON.stringify(options.value, null, 2)}\n`);
    await rename(temporary, options.path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Closed to us or a circle of links is as good as missing: the doctor says which folder cannot be used. */
function isMissing(cause: unknown): boolean {
  const codes = z.enum(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'EISDIR']);
  return z.object({ code: codes }).safeParse(cause).success;
}
