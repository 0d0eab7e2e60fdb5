import { Emitter } from '../kernel/emitter.ts';
import type { Unsubscribe } from '../kernel/emitter.ts';

/** The receiving half that every transport shares: keeps early messages, and says "closed" exactly once. */
export class Inbox {
  readonly #messages = new Emitter<unknown>();
  readonly #closings = new Emitter<string>();
  #early: unknown[] | null = [];
  #closedBecause: string | null = null;

  get closed(): boolean {
    return this.#closedBecause !== null;
  }

  deliver(message: unknown): void {
    if (this.closed) return;
    if (this.#early === null) this.#messages.emit(message);
    else this.#early.push(message);
  }

  /** Returns whether this call was the one that closed it. */
  close(reason: string): boolean {
    if (this.closed) return false;
    this.#closedBecause = reason;
    this.#closings.emit(reason);
    return true;
  }

  onMessage(listener: (message: unknown) => void): Unsubscribe {
    const unsubscribe = this.#messages.subscribe(listener);
    const early = this.#early ?? [];
    this.#early = null;
    for (const message of early) listener(message);
    return unsubscribe;
  }

  onClose(listener: (reason: string) => void): Unsubscribe {
    if (this.#closedBecause === null) return this.#closings.subscribe(listener);
    listener(this.#closedBecause);
    return () => undefined;
  }
}
