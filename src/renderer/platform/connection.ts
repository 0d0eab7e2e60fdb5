import type { EngineClient } from '../../shared/contract/index.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Unsubscribe } from '../../shared/kernel/emitter.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import { createClient } from '../../shared/rpc/index.ts';
import type { Transport } from '../../shared/rpc/index.ts';

/** `stopped`: the host has given up on restarting the engine, so waiting makes no sense. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'stopped';

/** The page's link to the engine, which outlives single transports: a new one replaces a lost one. */
export type EngineConnection = {
  state(): LinkState;
  /** Why it is `stopped`, in words; empty when the engine kept dying. */
  stoppedReason(): string;
  subscribe(listener: (state: LinkState) => void): Unsubscribe;
  /** Resolves with the client of the open link; rejects with the signal's reason. */
  ready(signal: AbortSignal): Promise<EngineClient>;
};

/** The writing side of `EngineConnection`, kept by the platform code that makes transports. */
export class ConnectionKeeper implements EngineConnection {
  readonly #changes = new Emitter<LinkState>();
  #state: LinkState = 'connecting';
  #client: EngineClient | null = null;
  #reason = '';

  state(): LinkState {
    return this.#state;
  }

  stoppedReason(): string {
    return this.#reason;
  }

  subscribe(listener: (state: LinkState) => void): Unsubscribe {
    return this.#changes.subscribe(listener);
  }

  ready(signal: AbortSignal): Promise<EngineClient> {
    if (this.#client !== null) return Promise.resolve(this.#client);
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => {
        unsubscribe();
        reject(signal.reason as Error);
      };
      const unsubscribe = this.subscribe(() => {
        if (this.#client === null) return;
        unsubscribe();
        signal.removeEventListener('abort', onAbort);
        resolve(this.#client);
      });
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Takes a transport into use; `onLost` is called once when it closes. */
  use(options: { readonly transport: Transport; readonly name: string; readonly onLost: () => void }): void {
    const client = createClient({ contract, transport: options.transport, name: options.name });
    this.#client = client;
    this.#move('open');
    options.transport.onClose(() => {
      if (this.#client === client) {
        this.#client = null;
        this.#move('lost');
      }
      options.onLost();
    });
  }

  /** The host says that no engine will come back. */
  giveUp(reason: string): void {
    this.#reason = reason;
    this.#client = null;
    this.#move('stopped');
  }

  #move(state: LinkState): void {
    this.#state = state;
    this.#changes.emit(state);
  }
}
