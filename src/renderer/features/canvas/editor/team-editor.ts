import type { Patch } from 'immer';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import type { Unsubscribe } from '../../../../shared/kernel/emitter.ts';
import { Emitter } from '../../../../shared/kernel/emitter.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { EditLabel, EditRefusal, ReadOnly, TeamCommand } from './edit.ts';
import type { HistoryEntry } from './history.ts';
import { changesNothing, mergeEntries } from './history.ts';

// Only switches a feature of the library on; there is no state behind it.
enablePatches();

/** A state of the document that can be recognised again. */
export type Mark = number;

/** What a view reads. The same object until something changes, so it fits `useSyncExternalStore`. */
export type EditorState = {
  readonly document: TeamDocument;
  readonly mark: Mark;
  /** What Undo and Redo would take back and make again; null where there is nothing. */
  readonly undo: EditLabel | null;
  readonly redo: EditLabel | null;
  readonly readOnly: boolean;
  /** A gesture is in progress: what is seen now may still be taken back. */
  readonly gesture: boolean;
};

type Gesture = { readonly label: EditLabel; readonly from: TeamDocument; entry: HistoryEntry | null };

/**
 * The one owner of a team document while it is open. Every change is a command, becomes one labelled entry of undo, and
 * documents are never changed in place: equal parts keep their identity, so views compare by reference.
 * Selection, viewport and drags in flight are not document state and never get here.
 */
export class TeamEditor {
  readonly #changes = new Emitter<EditorState>();
  readonly #readOnly: ReadOnly | null;
  #document: TeamDocument;
  #done: HistoryEntry[] = [];
  #undone: HistoryEntry[] = [];
  #gesture: Gesture | null = null;
  #sealed = true;
  #lastId = 0;
  /** The mark of the state below all entries. */
  #base: Mark = 0;
  #state: EditorState;

  /** `readOnly`: every command is refused, for this reason. */
  constructor(options: { readonly document: TeamDocument; readonly readOnly?: ReadOnly | null }) {
    this.#document = options.document;
    this.#readOnly = options.readOnly ?? null;
    this.#state = this.#snapshot();
  }

  /** Bound, so that both can be handed to `useSyncExternalStore` as they are. */
  readonly subscribe = (listener: () => void): Unsubscribe => this.#changes.subscribe(listener);
  readonly state = (): EditorState => this.#state;

  get document(): TeamDocument {
    return this.#document;
  }

  /**
   * Makes one change, and gives the parts to select (null: leave the selection). Inside a gesture it becomes a part of it.
   * `join`: changes with the same key that follow each other are undone together, until `seal`.
   */
  run(command: TeamCommand, options: { readonly join?: string } = {}): Result<readonly string[] | null, EditRefusal> {
    if (this.#readOnly !== null) return err({ code: this.#readOnly });
    const edit = command(this.#document);
    if (!edit.ok) return edit;
    const { label, change, select } = edit.value;
    const [next, forward, back] = produceWithPatches(this.#document, change);
    if (forward.length > 0) {
      this.#document = next;
      this.#record({ label, forward, back, join: options.join ?? null });
      this.#publish();
    }
    return ok(select);
  }

  /** Starts a gesture, such as a drag: what runs until `commit` becomes one entry under this label. */
  begin(label: EditLabel): void {
    this.commit();
    this.#gesture = { label, from: this.#document, entry: null };
  }

  commit(): void {
    const gesture = this.#gesture;
    if (gesture === null) return;
    this.#gesture = null;
    if (gesture.entry === null) return;
    if (changesNothing(gesture.entry)) this.#document = gesture.from;
    else this.#done.push({ ...gesture.entry, label: gesture.label, join: null });
    if (this.#document !== gesture.from) this.#undone = [];
    this.#publish();
  }

  /** Ends a gesture as if it had not been. */
  cancel(): void {
    const gesture = this.#gesture;
    if (gesture === null) return;
    this.#gesture = null;
    this.#document = gesture.from;
    this.#publish();
  }

  /** What comes next is a step of its own, even with the same `join`: a field was left. */
  seal(): void {
    this.#sealed = true;
  }

  /** Takes the last change back; a gesture in progress first. Gives its label, or null where there was nothing. */
  undo(): EditLabel | null {
    if (this.#gesture !== null) {
      const { label } = this.#gesture;
      this.cancel();
      return label;
    }
    const entry = this.#done.pop();
    if (entry === undefined) return null;
    this.#undone.push(entry);
    this.#step(entry.back);
    return entry.label;
  }

  redo(): EditLabel | null {
    if (this.#gesture !== null) return null;
    const entry = this.#undone.pop();
    if (entry === undefined) return null;
    this.#done.push(entry);
    this.#step(entry.forward);
    return entry.label;
  }

  /** The state as it is now, to be recognised or returned to. */
  mark(): Mark {
    return this.#gesture?.entry?.id ?? this.#done.at(-1)?.id ?? this.#base;
  }

  /** Undoes or redoes until the state of the mark; false where that state is no longer in the history. */
  returnTo(mark: Mark): boolean {
    this.commit();
    if (this.mark() === mark) return true;
    const back = mark === this.#base || this.#done.some(({ id }) => id === mark);
    if (!back && this.#undone.every(({ id }) => id !== mark)) return false;
    while (this.mark() !== mark) {
      if (back) this.undo();
      else this.redo();
    }
    return true;
  }

  /** What was done since a mark, oldest first; nothing where changes were only taken back since. */
  labelsSince(mark: Mark): readonly EditLabel[] {
    if (this.#undone.some(({ id }) => id === mark)) return [];
    const at = this.#done.findIndex(({ id }) => id === mark);
    return this.#done.slice(at + 1).map(({ label }) => label);
  }

  /** Another document in place of this one, without a way back: what another window saved. */
  load(document: TeamDocument): void {
    this.#gesture = null;
    this.#done = [];
    this.#undone = [];
    this.#sealed = true;
    this.#base = this.#nextId();
    this.#document = document;
    this.#publish();
  }

  #record(change: Omit<HistoryEntry, 'id'>): void {
    const entry: HistoryEntry = { ...change, id: this.#nextId() };
    if (this.#gesture !== null) {
      this.#gesture.entry = this.#gesture.entry === null ? entry : mergeEntries(this.#gesture.entry, entry);
      return;
    }
    const last = this.#done.at(-1);
    const joins = !this.#sealed && last !== undefined && entry.join !== null && last.join === entry.join;
    if (joins) this.#done[this.#done.length - 1] = mergeEntries(last, entry);
    else this.#done.push(entry);
    this.#undone = [];
    this.#sealed = false;
  }

  #step(patches: readonly Patch[]): void {
    this.#document = applyPatches(this.#document, patches);
    this.#sealed = true;
    this.#publish();
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #publish(): void {
    this.#state = this.#snapshot();
    this.#changes.emit(this.#state);
  }

  #snapshot(): EditorState {
    return {
      document: this.#document,
      mark: this.mark(),
      undo: this.#done.at(-1)?.label ?? null,
      redo: this.#undone.at(-1)?.label ?? null,
      readOnly: this.#readOnly !== null,
      gesture: this.#gesture !== null,
    };
  }
}
