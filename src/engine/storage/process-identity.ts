import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== 'Z';
  } catch (cause) {
    // Not allowed to signal it, so it exists.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** When a process started, in clock ticks since boot plus the boot's id; null where the system has no /proc. */
export function startTimeOf(pid: number): string | null {
  const fields = statOf(pid);
  const ticks = fields?.[19];
  if (ticks === undefined) return null;
  return `${bootId()}:${ticks}`;
}

function stateOf(pid: number): string | null {
  return statOf(pid)?.[0] ?? null;
}

/** Fields of /proc/<pid>/stat from the third on (proc(5)); the second may hold spaces and ends with the last parenthesis. */
function statOf(pid: number): readonly string[] | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function bootId(): string {
  return (readOrNull('/proc/sys/kernel/random/boot_id') ?? '').trim();
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
