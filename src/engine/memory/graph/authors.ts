import type { Block } from '../../../shared/domain/source.ts';
import { foldText } from './fold-text.ts';
import { resolvePerson } from './people.ts';
import type { Person } from './people.ts';

/** A person with what they wrote. */
export type Author = Person & {
  readonly id: string;
  readonly written: number;
  readonly newest: Block | null;
};

export type Authors = {
  readonly people: readonly Author[];
  /** The person that a name, handle or address means; null when none or more than one fits. */
  readonly idOf: (name: string) => string | null;
};

/** Who wrote which of the texts, which come newest first. */
export function readAuthors(options: {
  readonly people: readonly Person[];
  readonly blocks: readonly Block[];
}): Authors {
  const { people, blocks } = options;
  const known = new Map<string, string | null>();
  const idOf = (name: string): string | null => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const person = resolvePerson({ name, people });
    const id = person === null ? null : idOfPerson(person);
    known.set(name, id);
    return id;
  };
  const written = new Map<string, { count: number; readonly newest: Block }>();
  for (const block of blocks) {
    const id = block.author === null ? null : idOf(block.author);
    if (id === null) continue;
    const entry = written.get(id);
    if (entry === undefined) written.set(id, { count: 1, newest: block });
    else entry.count += 1;
  }
  return {
    idOf,
    people: people.map((person) => {
      const id = idOfPerson(person);
      const entry = written.get(id);
      return { ...person, id, written: entry?.count ?? 0, newest: entry?.newest ?? null };
    }),
  };
}

function idOfPerson(person: Person): string {
  return `person:${foldText(person.name)}`;
}
