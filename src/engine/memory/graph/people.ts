import type { Block } from '../../../shared/domain/source.ts';
import { foldText } from './fold-text.ts';

/** A person as the structured sources name them. */
export type Person = { readonly name: string; readonly emails: readonly string[]; readonly handles: readonly string[] };

const address = /(?:"?([^"<>,;]*)"?\s*)<([^<>\s]+@[^<>\s]+)>/g;

/** Collects people from mail headers, commits, chat users and owner cells; the same address or the same full name is one person. */
export function readPeople(options: {
  readonly blocks: readonly Block[];
  readonly owners: readonly string[];
}): readonly Person[] {
  const people = new Map<string, { name: string; emails: Set<string>; handles: Set<string> }>();
  const add = (name: string, email: string | null, handle: string | null): void => {
    const clean = name.trim();
    if (clean === '' || clean.includes('@') || foldText(clean) === '') return;
    const key = foldText(clean);
    const person = people.get(key) ?? { name: clean, emails: new Set<string>(), handles: new Set<string>() };
    if (email !== null && email !== '') person.emails.add(email.toLowerCase());
    if (handle !== null && handle !== '') person.handles.add(handle.toLowerCase());
    people.set(key, person);
  };
  for (const owner of options.owners) add(owner, null, null);
  for (const block of options.blocks) {
    const { fields } = block;
    if (block.kind === 'commit') add(fields['author'] ?? block.author ?? '', fields['email'] ?? null, null);
    if (block.kind === 'message')
      add(fields['realName'] ?? fields['userName'] ?? block.author ?? '', null, fields['user'] ?? null);
    if (block.kind === 'mail')
      for (const header of ['from', 'to', 'cc'])
        for (const match of (fields[header] ?? '').matchAll(address)) add(match[1] ?? '', match[2] ?? null, null);
  }
  return [...people.values()].map((person) => ({
    name: person.name,
    emails: [...person.emails],
    handles: [...person.handles],
  }));
}

/** The people named in a text: by full name, or by a first name or surname that only one person has. */
export function peopleIn(options: { readonly text: string; readonly people: readonly Person[] }): readonly Person[] {
  const padded = ` ${foldText(options.text)} `;
  const parts = new Map<string, number>();
  for (const person of options.people)
    for (const part of new Set(foldText(person.name).split(' '))) parts.set(part, (parts.get(part) ?? 0) + 1);
  return options.people.filter((person) => {
    const folded = foldText(person.name);
    if (padded.includes(` ${folded} `)) return true;
    return folded.split(' ').some((part) => part.length > 2 && parts.get(part) === 1 && padded.includes(` ${part} `));
  });
}

/** The one person that a name, handle or address means; null when none or more than one fits. */
export function resolvePerson(options: { readonly name: string; readonly people: readonly Person[] }): Person | null {
  const folded = foldText(options.name);
  const raw = options.name.trim().toLowerCase();
  const exact = options.people.filter(
    (person) => foldText(person.name) === folded || person.emails.includes(raw) || person.handles.includes(raw),
  );
  if (exact.length === 1) return exact[0] ?? null;
  const partial = peopleIn({ text: options.name, people: options.people });
  return partial.length === 1 ? (partial[0] ?? null) : null;
}
