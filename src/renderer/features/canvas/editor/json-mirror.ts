import type { Unsubscribe } from '../../../../shared/kernel/emitter.ts';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { Emitter } from '../../../../shared/kernel/emitter.ts';
import { canonicalJson } from '../../../../shared/kernel/json.ts';
import { replaceDocument } from './commands/replace-document.ts';
import type { TextProblem } from './document-text.ts';
import { documentOf, textOf } from './document-text.ts';
import type { TeamEditor } from './team-editor.ts';

/** `problems` is empty exactly when the text says what the document is. */
export type MirrorState = { readonly text: string; readonly problems: readonly TextProblem[] };

/**
 * The text beside the canvas. Valid text becomes the document at once; while it is not valid, the document keeps its last valid
 * state. A change from elsewhere always replaces the text: the two never tell different stories.
 */
export class JsonMirror {
  readonly #editor: TeamEditor;
  readonly #changes = new Emitter<MirrorState>();
  #state: MirrorState;
  #seen: TeamDocument;
  #writing = false;

  constructor(editor: TeamEditor) {
    this.#editor = editor;
    this.#seen = editor.document;
    this.#state = { text: textOf(editor.document), problems: [] };
  }

  readonly subscribe = (listener: () => void): Unsubscribe => this.#changes.subscribe(listener);
  readonly state = (): MirrorState => this.#state;

  /** Follows the editor until the returned function is called; starts with its document of now. */
  follow(): Unsubscribe {
    this.#catchUp();
    return this.#editor.subscribe(() => this.#catchUp());
  }

  /** What was typed. Letters that follow each other are one step of undo. */
  write(text: string): void {
    const parsed = documentOf(text, this.#editor.document.id);
    this.#set({ text, problems: parsed.ok ? [] : parsed.error });
    if (!parsed.ok) return;
    this.#writing = true;
    const done = this.#editor.run(replaceDocument(parsed.value), { join: 'text' });
    this.#writing = false;
    this.#seen = this.#editor.document;
    // A read-only team: the text goes back to what the document is.
    if (!done.ok) this.discard();
  }

  /** The text was left: what is valid is set in order, and the next letter is a new step. */
  leave(): void {
    this.#editor.seal();
    if (this.#state.problems.length === 0) this.#set({ text: textOf(this.#editor.document), problems: [] });
  }

  /** Gives up a text that is not valid, for what the document is. */
  discard(): void {
    this.#set({ text: textOf(this.#editor.document), problems: [] });
  }

  #catchUp(): void {
    const { document, gesture } = this.#editor.state();
    if (this.#writing || gesture || document === this.#seen) return;
    this.#seen = document;
    const { text, problems } = this.#state;
    const shown = problems.length > 0 ? null : documentOf(text, document.id);
    // Saying the same in another layout is no reason to move the text under the person's cursor.
    if (shown?.ok === true && canonicalJson(shown.value) === canonicalJson(document)) return;
    this.#set({ text: textOf(document), problems: [] });
  }

  #set(state: MirrorState): void {
    if (state.text === this.#state.text && state.problems.length === 0 && this.#state.problems.length === 0) return;
    this.#state = state;
    this.#changes.emit(state);
  }
}
