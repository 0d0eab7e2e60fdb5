import { link, realpath, rename, rm, symlink } from 'node:fs/promises';

/**
 * Makes `target` name the same file as `source` without copying gigabytes: a hard link, or a symbolic link where the two lie on
 * different disks or hard links are refused. Replaces what was at `target` in one step.
 */
export async function linkFile(options: {
  readonly source: string;
  readonly target: string;
}): Promise<'hard' | 'symbolic'> {
  const original = await realpath(options.source);
  const temporary = `${options.target}.${process.pid}.link`;
  await rm(temporary, { force: true });
  try {
    const kind = await linkOnce({ original, temporary });
    await rename(temporary, options.target);
    return kind;
  } finally {
    // A rename onto another link of the same file does nothing and leaves the temporary name.
    await rm(temporary, { force: true });
  }
}

async function linkOnce(options: {
  readonly original: string;
  readonly temporary: string;
}): Promise<'hard' | 'symbolic'> {
  try {
    await link(options.original, options.temporary);
    return 'hard';
  } catch (hardLinkRefused) {
    try {
      await symlink(options.original, options.temporary);
      return 'symbolic';
    } catch (cause) {
      throw new Error(
        `Neither a hard link (${reasonOf(hardLinkRefused)}) nor a symbolic link works: ${reasonOf(cause)}`,
        { cause },
      );
    }
  }
}

/** A caught value as one line for a message. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
