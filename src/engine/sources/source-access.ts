import { access, constants, realpath, stat } from 'node:fs/promises';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

export type ReadablePlace = { readonly path: string; readonly entry: 'folder' | 'file' };

/** The real path of a folder or file that may be read; else why it may not, as the end of a sentence. */
export async function readablePlaceAt(path: string): Promise<Result<ReadablePlace, string>> {
  try {
    const real = await realpath(path);
    const facts = await stat(real);
    if (!facts.isDirectory() && !facts.isFile()) return err('it is neither a folder nor a file');
    await access(real, facts.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    return ok({ path: real, entry: facts.isDirectory() ? 'folder' : 'file' });
  } catch (cause) {
    return err(reasonOf(cause));
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to read it';
  return cause instanceof Error ? cause.message : String(cause);
}
