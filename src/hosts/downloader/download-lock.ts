import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** A process id may be given to another program one day; no download takes this long. */
const STALE_MS = 24 * 60 * 60_000;

/**
 * Two programs (a terminal and a window) must not write one part file. Answers a release function, or the process id of the
 * download that holds the lock. A lock whose process is gone is taken over.
 */
export async function takeLock(
  path: string,
): Promise<{ readonly release: () => Promise<void> } | { readonly heldBy: number }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return { release: () => rm(path, { force: true }) };
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause;
      const heldBy = await holder(path);
      if (heldBy !== null) return { heldBy };
      if (attempt >= 2) throw cause;
      await rm(path, { force: true });
    }
  }
}

async function holder(path: string): Promise<number | null> {
  try {
    const process = Number(await readFile(path, 'utf8'));
    const age = Date.now() - (await stat(path)).mtimeMs;
    return age < STALE_MS && process > 0 && isAlive(process) ? process : null;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw cause;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (cause) {
    // EPERM: it is there, but another person's.
    return codeOf(cause) === 'EPERM';
  }
}

function codeOf(cause: unknown): string | null {
  const parsed = z.object({ code: z.string() }).safeParse(cause);
  return parsed.success ? parsed.data.code : null;
}
