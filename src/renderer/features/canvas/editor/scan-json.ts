import type { Result } from '../../../../shared/kernel/result.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';

/** Where each value of a JSON text starts: its path (`agents.0.title`; the root is empty) to its character offset. */
export type JsonPlaces = ReadonlyMap<string, number>;

/** What is wrong with the text as JSON, and at which character. */
export type JsonFault = { readonly offset: number; readonly expected: 'value' | 'name' | 'colon' | 'comma' | 'end' };

const literal = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// From the space on, but for the quote and the backslash: a raw control character is no JSON.
const string = /"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const space = /[ \t\r\n]*/y;

/**
 * Reads JSON only for its places: the parser of the language tells neither the line of a value nor, everywhere, that of a mistake.
 * Nested deeper than the stack it throws, as that parser does; a team is five levels deep.
 */
export function scanJson(text: string): Result<JsonPlaces, JsonFault> {
  const scanner = new Scanner(text);
  const fault = scanner.scan();
  return fault === null ? ok(scanner.places) : err(fault);
}

/** The line, from 1, of a character. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

class Scanner {
  readonly places = new Map<string, number>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): JsonFault | null {
    const fault = this.#value('');
    if (fault !== null) return fault;
    this.#take(space);
    return this.#at === this.#text.length ? null : this.#fault('end');
  }

  #value(path: string): JsonFault | null {
    this.#take(space);
    this.places.set(path, this.#at);
    if (this.#skip('{')) return this.#members(path);
    if (this.#skip('[')) return this.#items(path);
    return this.#take(string) !== null || this.#take(literal) !== null ? null : this.#fault('value');
  }

  #members(path: string): JsonFault | null {
    if (this.#skip('}')) return null;
    for (;;) {
      this.#take(space);
      const name = this.#take(string);
      if (name === null) return this.#fault('name');
      if (!this.#skip(':')) return this.#fault('colon');
      const fault = this.#value(join(path, unquoted(name)));
      if (fault !== null) return fault;
      if (this.#skip('}')) return null;
      if (!this.#skip(',')) return this.#fault('comma');
    }
  }

  #items(path: string): JsonFault | null {
    if (this.#skip(']')) return null;
    for (let index = 0; ; index += 1) {
      const fault = this.#value(join(path, String(index)));
      if (fault !== null) return fault;
      if (this.#skip(']')) return null;
      if (!this.#skip(',')) return this.#fault('comma');
    }
  }

  /** Steps over one sign and the space before it. */
  #skip(sign: string): boolean {
    this.#take(space);
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #fault(expected: JsonFault['expected']): JsonFault {
    return { offset: this.#at, expected };
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Names of a team are plain; an escaped one only loses its place. */
function unquoted(name: string): string {
  return name.slice(1, -1);
}
