import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { WireError } from '../../../../shared/contract/errors.ts';
import type { EngineClient } from '../../../../shared/contract/index.ts';
import type { EditLabel } from './edit.ts';
import type { Mark, TeamEditor } from './team-editor.ts';

/**
 * `waiting`: changed and to be saved in a moment. `failed`: not saved, tried again by itself. `conflict`: another window saved first;
 * nothing is saved until the person chooses. `refused`: the engine does not take this document; tried again after the next change.
 */
export type SavePhase = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused' | 'conflict';

export type SaveState = {
  readonly phase: SavePhase;
  /** The revision that the engine has and this document is built on. */
  readonly revision: number;
  /** Of the last try that did not save; null when all is well. */
  readonly error: WireError | null;
};

export type Autosave = {
  readonly store: StoreApi<SaveState>;
  /** Begins to watch the editor. The returned function saves what is left and stops. */
  open(): () => void;
  /** Saves now what is not saved; true when afterwards the engine has what the editor has. */
  flush(): Promise<boolean>;
  /** After a conflict: saves this document over the other, which stays among the versions. */
  keepMine(): Promise<boolean>;
  /** After a conflict: loads what the other window saved. What was drawn here since is gone. */
  takeTheirs(): Promise<boolean>;
};

type Options = {
  readonly editor: TeamEditor;
  readonly teams: Pick<EngineClient['teams'], 'save' | 'get'>;
  readonly revision: number;
  /** Says in words what was done since the last save, for the list of versions. */
  readonly describe: (labels: readonly EditLabel[]) => string;
  readonly onSaved: (revision: number) => void;
  readonly timers?: { set(run: () => void, ms: number): unknown; clear(timer: unknown): void };
};

/** Long enough to put typing and a few moves into one version, short enough that a crash costs a word. */
const quietMs = 800;
const retryMs = 4_000;
const longestLabel = 200;

const pageTimers = {
  set: (run: () => void, ms: number): unknown => setTimeout(run, ms),
  clear: (timer: unknown): void => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/** Saves a team while it is drawn, once opened: one save at a time, each on the revision that the last one gave. */
export function createAutosave(options: Options): Autosave {
  return new Saver(options);
}

class Saver implements Autosave {
  readonly store: StoreApi<SaveState>;
  readonly #options: Options;
  readonly #timers: NonNullable<Options['timers']>;
  /** The state of the editor that the engine has. */
  #saved: Mark;
  #timer: unknown = null;
  #underWay: Promise<boolean> | null = null;
  #closed = true;

  constructor(options: Options) {
    const { editor, revision, timers = pageTimers } = options;
    this.#options = options;
    this.#timers = timers;
    this.#saved = editor.mark();
    this.store = createStore<SaveState>(() => ({ phase: 'saved', revision, error: null }));
  }

  open(): () => void {
    this.#closed = false;
    const stop = this.#options.editor.subscribe(() => this.#changed());
    return () => {
      stop();
      void this.flush();
      this.#closed = true;
    };
  }

  async flush(): Promise<boolean> {
    this.#pause();
    for (;;) {
      if (this.#underWay !== null) await this.#underWay;
      const { phase } = this.store.getState();
      if (phase === 'conflict') return false;
      if (this.#options.editor.mark() === this.#saved) return true;
      if (!(await this.#save())) return false;
    }
  }

  async keepMine(): Promise<boolean> {
    const { error } = this.store.getState();
    if (error?.code !== 'revision-conflict') return this.flush();
    this.store.setState({ phase: 'waiting', revision: error.data.revision, error: null });
    return this.flush();
  }

  async takeTheirs(): Promise<boolean> {
    const { editor, teams } = this.#options;
    const stored = await teams.get({ teamId: editor.document.id });
    if (!stored.ok) {
      this.store.setState({ error: stored.error });
      return false;
    }
    const { document, revision } = stored.value;
    editor.load(document);
    this.#saved = editor.mark();
    this.store.setState({ phase: 'saved', revision, error: null });
    return true;
  }

  #changed(): void {
    const { editor } = this.#options;
    const { phase } = this.store.getState();
    if (editor.state().gesture || phase === 'conflict') return;
    if (editor.mark() === this.#saved && this.#underWay === null) {
      this.#pause();
      this.store.setState({ phase: 'saved', error: null });
      return;
    }
    if (this.#underWay === null) this.store.setState({ phase: 'waiting' });
    this.#wait(quietMs);
  }

  #wait(ms: number): void {
    this.#pause();
    if (!this.#closed) this.#timer = this.#timers.set(() => void this.flush(), ms);
  }

  #pause(): void {
    if (this.#timer !== null) this.#timers.clear(this.#timer);
    this.#timer = null;
  }

  #save(): Promise<boolean> {
    this.#underWay = this.#send().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #send(): Promise<boolean> {
    const { editor, teams, describe, onSaved } = this.#options;
    // What is typed from here on is a step of its own, so that each saved state stays one that Undo passes through.
    editor.seal();
    const mark = editor.mark();
    const label = describe(editor.labelsSince(this.#saved)).slice(0, longestLabel);
    this.store.setState({ phase: 'saving' });
    const { revision: baseRevision } = this.store.getState();
    const done = await teams.save({ document: editor.document, baseRevision, label });
    if (!done.ok) {
      this.#failed(done.error);
      return false;
    }
    const { revision } = done.value;
    this.#saved = mark;
    this.store.setState({ phase: editor.mark() === mark ? 'saved' : 'waiting', revision, error: null });
    onSaved(revision);
    return true;
  }

  #failed(error: WireError): void {
    if (error.code === 'revision-conflict') {
      this.#pause();
      this.store.setState({ phase: 'conflict', error });
      return;
    }
    const passing = error.code === 'connection-lost' || error.code === 'cancelled' || error.code === 'internal';
    this.store.setState({ phase: passing ? 'failed' : 'refused', error });
    if (passing) this.#wait(retryMs);
  }
}
