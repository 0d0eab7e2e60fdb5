import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { z } from 'zod';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { FromInference } from './inference/messages.ts';
import type { ConfigureMessage, InferenceFailure, InferenceRequest, ToInference } from './inference/messages.ts';

/**
 * Past this the process is killed: a batch that does not end, or a process that does not answer, would hold the cores. A batch is sized
 * to end within a second; five, because on a busy machine starting the process again costs more than the wait.
 */
const ABORT_LIMIT_MS = 5000;

export type ProcessFailure = InferenceFailure | { readonly code: 'inference-crashed'; readonly message: string };

/** Milliseconds from the abort to its acknowledgement, and to the end of the last batch. */
export type AbortTiming = { readonly acknowledgedMs: number; readonly endedMs: number };

export type InferenceProcessOptions = {
  readonly entry: string;
  readonly execPath: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly configure: Omit<ConfigureMessage, 'type'>;
  readonly onExit: (reason: string) => void;
  readonly onAbort: (timing: AbortTiming) => void;
};

/** A request without its number, which the process gives it. */
export type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

type Pending = {
  readonly settle: (outcome: Result<unknown, ProcessFailure>) => void;
  readonly onText: ((text: string) => void) | null;
  abortedAt: number | null;
  acknowledgedMs: number | null;
  watchdog: NodeJS.Timeout | null;
};

/** One life of the inference process: from its start to its exit, which settles everything that was asked of it. */
export class InferenceProcess {
  readonly #options: InferenceProcessOptions;
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  #nextId = 1;
  #alive = true;
  #lastWords = '';

  constructor(options: InferenceProcessOptions) {
    this.#options = options;
    this.#child = fork(options.entry, [], {
      execPath: options.execPath,
      execArgv: [],
      // One libuv thread: a decode that changes its thread every token runs at half the speed on two cores.
      env: { ...options.environment, UV_THREADPOOL_SIZE: '1' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on(
      'data',
      (bytes: Buffer) => (this.#lastWords = (this.#lastWords + bytes.toString()).slice(-2000)),
    );
    this.#child.on('message', (message) => this.#receive(FromInference.parse(message)));
    this.#child.on('error', (cause) => (this.#lastWords += cause.message));
    this.#exited = new Promise((resolve) => {
      // A process that could not be started has no exit, only a closed channel.
      const ended = (code: number | null, signal: string | null): void => {
        this.#end(code, signal);
        resolve();
      };
      this.#child.once('exit', ended);
      this.#child.once('error', () => ended(null, null));
    });
    this.#tell({ type: 'configure', ...options.configure });
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Resolves once the process has answered, has acknowledged the abort, or is gone. */
  request<Value extends z.ZodType>(options: {
    readonly request: Unnumbered<InferenceRequest>;
    readonly value: Value;
    readonly signal: AbortSignal;
    readonly onText?: ((text: string) => void) | undefined;
  }): Promise<Result<z.infer<Value>, ProcessFailure>> {
    const { request, value, signal } = options;
    if (signal.aborted) return Promise.resolve(cancelled());
    if (!this.#alive) return Promise.resolve(this.#crashed('it has ended'));
    const id = this.#nextId;
    this.#nextId += 1;
    const { promise, resolve } = Promise.withResolvers<Result<unknown, ProcessFailure>>();
    this.#pending.set(id, {
      settle: resolve,
      onText: options.onText ?? null,
      abortedAt: null,
      acknowledgedMs: null,
      watchdog: null,
    });
    const onAbort = (): void => this.#abort(id);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#tell({ ...request, id } as InferenceRequest);
    return promise.then((outcome) => {
      signal.removeEventListener('abort', onAbort);
      if (!outcome.ok) return outcome;
      const parsed = value.safeParse(outcome.value);
      if (parsed.success) return ok(parsed.data);
      return err({
        code: 'inference-failed',
        message: `The model process answered with something else: ${parsed.error.message}`,
      });
    });
  }

  /** Ends the process at once; what was asked of it fails as crashed. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #tell(message: ToInference): void {
    // A channel that closed meanwhile shows as the exit, which settles the request.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #abort(id: number): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    pending.abortedAt = performance.now();
    pending.watchdog = setTimeout(() => {
      this.#lastWords += `\nA cancelled call had not ended after ${ABORT_LIMIT_MS} ms, so the process was ended.`;
      this.#child.kill('SIGKILL');
    }, ABORT_LIMIT_MS);
    this.#tell({ type: 'abort', id });
  }

  #receive(message: FromInference): void {
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    switch (message.type) {
      case 'text':
        if (pending.abortedAt === null) pending.onText?.(message.text);
        return;
      case 'abort-acknowledged':
        pending.acknowledgedMs = performance.now() - (pending.abortedAt ?? 0);
        return pending.settle(cancelled());
      case 'done':
        this.#finish(message.id, pending);
        return pending.settle(ok(message.value));
      case 'failed':
        this.#finish(message.id, pending);
        return pending.settle(err(message.error));
      default:
        return assertNever(message);
    }
  }

  #finish(id: number, pending: Pending): void {
    this.#pending.delete(id);
    if (pending.watchdog !== null) clearTimeout(pending.watchdog);
    if (pending.abortedAt === null) return;
    const endedMs = performance.now() - pending.abortedAt;
    this.#options.onAbort({ acknowledgedMs: pending.acknowledgedMs ?? endedMs, endedMs });
  }

  #end(code: number | null, signal: string | null): void {
    if (!this.#alive) return;
    this.#alive = false;
    const how = signal === null ? `it ended with code ${code ?? 'unknown'}` : `it was ended by ${signal}`;
    const reason = this.#lastWords.trim() === '' ? how : `${how}: ${this.#lastWords.trim()}`;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { settle, watchdog } of pending) {
      if (watchdog !== null) clearTimeout(watchdog);
      settle(this.#crashed(reason));
    }
    this.#options.onExit(reason);
  }

  #crashed(reason: string): Result<never, ProcessFailure> {
    return err({
      code: 'inference-crashed',
      message: `The model process stopped (${reason}). It starts again with the next call.`,
    });
  }
}

function cancelled(): Result<never, ProcessFailure> {
  return err({ code: 'cancelled', message: 'The call was cancelled.' });
}
