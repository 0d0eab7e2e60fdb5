import { Emitter } from '../../shared/kernel/emitter.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';

export type Draft = { readonly taskId: TaskId; readonly text: string };

/** At most 30 messages a second and task. */
const interval = 34;

/**
 * Text while it is being generated: beside the log, never in it. Each draft holds the whole text of the task's current call,
 * so one that is dropped or overtaken costs nothing.
 */
export class DraftFeed {
  readonly #emitter = new Emitter<Draft>();
  readonly #waiting = new Map<TaskId, string>();
  #timer: NodeJS.Timeout | null = null;

  subscribe(listener: (draft: Draft) => void): () => void {
    return this.#emitter.subscribe(listener);
  }

  push(draft: Draft): void {
    this.#waiting.set(draft.taskId, draft.text);
    this.#timer ??= setTimeout(() => this.#send(), interval);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
  }

  #send(): void {
    this.#timer = null;
    const drafts = [...this.#waiting];
    this.#waiting.clear();
    for (const [taskId, text] of drafts) this.#emitter.emit({ taskId, text });
  }
}
