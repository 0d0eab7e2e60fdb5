import type { FileProblem } from '../../ports/document-parser.ts';

const NAMED = 5;

/** Many small problems of one file as one sentence: the first few by name, the rest by number. */
export class ProblemList {
  readonly #entries: string[] = [];

  add(entry: string): void {
    this.#entries.push(entry);
  }

  summary(code: string): FileProblem | null {
    if (this.#entries.length === 0) return null;
    const more = this.#entries.length > NAMED ? `; and ${this.#entries.length - NAMED} more` : '';
    return { code, message: `${this.#entries.slice(0, NAMED).join('; ')}${more}.` };
  }
}
