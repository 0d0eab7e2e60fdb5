import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { isAlive, startTimeOf } from './process-identity.ts';

/** Who works in a data folder. `address` and `token` are there for a server only: others may attach to it. */
export const LockHolder = z.strictObject({
  pid: z.number().int().positive(),
  /** What the system says about when the process started; tells a reused pid from the holder. Null where it cannot be asked. */
  startTime: z.string().nullable(),
  host: z.string(),
  address: z.string().nullable(),
  token: z.string().nullable(),
});
export type LockHolder = z.infer<typeof LockHolder>;

export type EngineLock = {
  readonly holder: LockHolder;
  /** Tells others where this engine can be reached. */
  publish(options: { readonly address: string; readonly token: string }): void;
  /** Safe to call twice. */
  release(): void;
};

export type EngineBusy = { readonly code: 'engine-busy'; readonly holder: LockHolder };

/**
 * Takes the one lock of a data folder: two engines never write to one database. The lock of a dead process is taken over at once.
 * @param options.host what holds it, for the message to the person: `electron`, `server`, `cli`.
 */
export function acquireEngineLock(options: {
  readonly dataFolder: string;
  readonly host?: string;
  readonly address?: string;
  readonly token?: string;
}): Result<EngineLock, EngineBusy> {
  const path = lockPath(options.dataFolder);
  const holder: LockHolder = {
    pid: process.pid,
    startTime: startTimeOf(process.pid),
    host: options.host ?? 'engine',
    address: options.address ?? null,
    token: options.token ?? null,
  };
  for (;;) {
    if (place({ path, holder })) return ok(holdLock(path, holder));
    const current = readText(path);
    if (current === null) continue;
    const parsed = parseJson(LockHolder, current);
    if (parsed.ok && isHeld(parsed.value)) return err({ code: 'engine-busy', holder: parsed.value });
    removeStale({ path, seen: current });
  }
}

/** The live holder of a data folder's lock, for a command that wants to attach to it; null when nobody holds it. */
export function readEngineLock(dataFolder: string): LockHolder | null {
  const text = readText(lockPath(dataFolder));
  if (text === null) return null;
  const parsed = parseJson(LockHolder, text);
  return parsed.ok && isHeld(parsed.value) ? parsed.value : null;
}

function lockPath(dataFolder: string): string {
  return join(dataFolder, 'engine.lock');
}

function holdLock(path: string, first: LockHolder): EngineLock {
  let holder = first;
  let held = true;
  return {
    get holder() {
      return holder;
    },
    publish({ address, token }) {
      holder = { ...holder, address, token };
      const fresh = writeBeside({ path, holder });
      renameSync(fresh, path);
    },
    release() {
      if (!held) return;
      held = false;
      rmSync(path, { force: true });
    },
  };
}

function isHeld(holder: LockHolder): boolean {
  if (!isAlive(holder.pid)) return false;
  return holder.startTime === null || startTimeOf(holder.pid) === holder.startTime;
}

/** Linking a complete file is atomic and fails when the lock exists: nobody ever reads half a lock. */
function place(options: { readonly path: string; readonly holder: LockHolder }): boolean {
  const fresh = writeBeside(options);
  try {
    linkSync(fresh, options.path);
    return true;
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw cause;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Moves the dead lock away; when another process was quicker and put its own there, that one is put back. */
function removeStale(options: { readonly path: string; readonly seen: string }): void {
  const aside = `${options.path}.stale-${process.pid}`;
  try {
    renameSync(options.path, aside);
    if (readFileSync(aside, 'utf8') !== options.seen) linkSync(aside, options.path);
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT') && !hasCode(cause, 'EEXIST')) throw cause;
  } finally {
    rmSync(aside, { force: true });
  }
}

function writeBeside(options: { readonly path: string; readonly holder: LockHolder }): string {
  const fresh = `${options.path}.${process.pid}`;
  rmSync(fresh, { force: true });
  const file = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(options.holder)}\n`);
  } finally {
    closeSync(file);
  }
  return fresh;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null;
    throw cause;
  }
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
