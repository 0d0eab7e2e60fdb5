import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { delay } from '../../../shared/kernel/abort.ts';
import { parseJson } from '../../../shared/kernel/json.ts';
import { isAlive, startTimeOf } from '../../storage/index.ts';

const POLL_MS = 100;
/** Kept this long after the last call, so that a run's next call need not ask again. */
const IDLE_MS = 300;
/** No turn and no wait is longer while others want the cores. */
const LONGEST_MS = 30_000;

const Holder = z.object({ id: z.string(), pid: z.number(), startTime: z.string().nullable() });

/**
 * One engine of a person at a time computes on this machine: two decodes side by side run more than ten times slower each (MODELS 5).
 * A courtesy, not a guarantee: a dead holder is passed over, nobody waits longer than 30 s, and where the lock file cannot be written
 * the call goes ahead.
 */
export class MachineCores {
  readonly #path: string;
  readonly #longestMs: number;
  readonly #id = randomUUID();
  #calls = 0;
  #since: number | null = null;
  #notBefore = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: { readonly folder?: string | undefined; readonly longestMs?: number } = {}) {
    this.#path = join(options.folder ?? tmpdir(), `guildhall-cores-${process.getuid?.() ?? 'user'}.lock`);
    this.#longestMs = options.longestMs ?? LONGEST_MS;
  }

  /** Runs `work` when this engine has the cores, or has waited long enough for them. When the signal aborts first, at once. */
  async run<Value>(options: { readonly signal: AbortSignal; readonly work: () => Promise<Value> }): Promise<Value> {
    const until = Date.now() + this.#longestMs;
    while (!options.signal.aborted && Date.now() < until && !this.#enter()) {
      // The work itself answers an abort in its own words.
      await delay({ ms: POLL_MS, signal: options.signal }).catch(() => undefined);
    }
    this.#calls += 1;
    clearTimeout(this.#idle);
    try {
      return await options.work();
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0 && !this.#endTurn()) this.#idle = setTimeout(() => this.release(), IDLE_MS).unref();
    }
  }

  /** Lets others compute; safe to call at any time. */
  release(): void {
    clearTimeout(this.#idle);
    if (this.#since === null) return;
    this.#since = null;
    try {
      if (this.#holder()?.id === this.#id) rmSync(this.#path, { force: true });
    } catch {
      // Taken away or taken over meanwhile: there is nothing of ours left to remove.
    }
  }

  #enter(): boolean {
    if (this.#since !== null && !this.#endTurn()) return true;
    if (this.#since !== null || Date.now() < this.#notBefore) return false;
    const beside = `${this.#path}.${this.#id}`;
    try {
      const holder = this.#holder();
      if (holder !== null && isHeld(holder)) {
        // Made anew each time: a name that others can guess in a shared folder is never written through.
        rmSync(this.#wanted, { force: true });
        writeFileSync(this.#wanted, '', { mode: 0o600, flag: 'wx' });
        return false;
      }
      if (holder !== null) rmSync(this.#path, { force: true });
      const own = { id: this.#id, pid: process.pid, startTime: startTimeOf(process.pid) };
      writeFileSync(beside, JSON.stringify(own), { mode: 0o600 });
      linkSync(beside, this.#path);
      this.#since = Date.now();
      return true;
    } catch (cause) {
      return !(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST');
    } finally {
      rmSync(beside, { force: true });
    }
  }

  /** After a long turn that somebody waits for, calls under way end, new ones wait, and the other one goes first. True while it ends. */
  #endTurn(): boolean {
    const wantedAt = statSync(this.#wanted, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const now = Date.now();
    if (this.#since === null || now - this.#since < this.#longestMs || now - wantedAt > 3 * POLL_MS) return false;
    if (this.#calls > 0) return true;
    this.release();
    this.#notBefore = now + 3 * POLL_MS;
    return true;
  }

  get #wanted(): string {
    return `${this.#path}.wanted`;
  }

  #holder(): z.infer<typeof Holder> | null {
    const found = lstatSync(this.#path, { throwIfNoEntry: false });
    if (found === undefined) return null;
    if (found.uid !== (process.getuid?.() ?? found.uid)) throw new Error(`${this.#path} belongs to somebody else`);
    const parsed = parseJson(Holder, readFileSync(this.#path, 'utf8'));
    return parsed.ok ? parsed.value : { id: '', pid: 0, startTime: null };
  }
}

function isHeld(holder: z.infer<typeof Holder>): boolean {
  if (holder.pid === 0 || !isAlive(holder.pid)) return false;
  return holder.startTime === null || startTimeOf(holder.pid) === holder.startTime;
}
