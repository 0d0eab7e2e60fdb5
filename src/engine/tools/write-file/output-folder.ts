import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { OutputFolder, ToolFailure } from '../define-tool.ts';

/** One plain name: no folders, nothing hidden, no device names, nothing that Windows or a shell would read otherwise. */
const plainName = /^(?!\.)(?!.*\.$)[\p{L}\p{N} _.()-]{1,80}$/u;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A folder that takes files by plain name and by nothing else: a name cannot lead out of it, and a link in its place is not followed. A
 * file appears whole or not at all; the same text again is no change, other text under the same name is refused.
 */
export function createOutputFolder(options: { readonly folder: string }): OutputFolder {
  const { folder } = options;
  return {
    async write({ file, text, signal }) {
      if (!plainName.test(file) || deviceName.test(file))
        return err({ code: 'name-refused', message: `“${file}” is not a plain file name.` });
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!(await lstat(folder)).isDirectory())
          return err({ code: 'folder-refused', message: 'The output folder is not a folder.' });
        return await writeWhole({ path: join(folder, file), text, signal });
      } catch (cause) {
        if (signal.aborted) return err({ code: 'cancelled', message: 'The call was stopped.' });
        return err({ code: 'write-failed', message: `${file} could not be written: ${reasonOf(cause)}` });
      }
    },
  };
}

async function writeWhole(options: {
  readonly path: string;
  readonly text: string;
  readonly signal: AbortSignal;
}): Promise<Result<null, ToolFailure>> {
  const { path, text, signal } = options;
  const there = await lstat(path).catch(() => null);
  if (there !== null) {
    if (there.isFile() && (await readFile(path, 'utf8')) === text) return ok(null);
    return err({ code: 'file-exists', message: 'A file of this name with other contents is already there.' });
  }
  const part = `${path}.part`;
  try {
    await rm(part, { force: true });
    const handle = await open(part, 'wx', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    signal.throwIfAborted();
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
  return ok(null);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
