import type { LlamaModel, Token } from 'node-llama-cpp';

/** At most 30 messages a second go to the reader. */
const MS_BETWEEN = 34;

/** Tokens to text as they come. A character that spans tokens is held back until it is whole. */
export class TextPieces {
  readonly #model: LlamaModel;
  readonly #onText: (text: string) => void;
  #done: Token[] = [];
  #held: Token[] = [];
  #unsent = '';
  #sentAt = 0;
  #text = '';

  constructor(options: { readonly model: LlamaModel; readonly onText: (text: string) => void }) {
    this.#model = options.model;
    this.#onText = options.onText;
  }

  get text(): string {
    return this.#text;
  }

  push(token: Token): void {
    this.#held.push(token);
    const piece = this.#model.detokenize(this.#held, false, this.#done);
    if (piece.endsWith('\uFFFD') && this.#held.length < 8) return;
    this.#done = [...this.#done, ...this.#held].slice(-8);
    this.#held = [];
    this.#text += piece;
    this.#unsent += piece;
    if (performance.now() - this.#sentAt >= MS_BETWEEN) this.#send();
  }

  end(): void {
    if (this.#held.length > 0) {
      const piece = this.#model.detokenize(this.#held, false, this.#done);
      this.#held = [];
      this.#text += piece;
      this.#unsent += piece;
    }
    this.#send();
  }

  #send(): void {
    if (this.#unsent === '') return;
    this.#onText(this.#unsent);
    this.#unsent = '';
    this.#sentAt = performance.now();
  }
}
