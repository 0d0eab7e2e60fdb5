import type { TeamDocument } from '../../../../shared/domain/team.ts';

const longestStem = 50;

/** Hands out part ids that the document does not use: `extractor-1`, `extractor-2`. Same document, same ids. */
export class FreshIds {
  readonly #taken: Set<string>;

  constructor(document: TeamDocument) {
    const parts = [...document.agents, ...document.edges, ...document.groups, ...document.comments];
    this.#taken = new Set(parts.map(({ id }) => id));
  }

  next(stem: string): string {
    let n = 1;
    while (this.#taken.has(`${stem.slice(0, longestStem)}-${n}`)) n += 1;
    const id = `${stem.slice(0, longestStem)}-${n}`;
    this.#taken.add(id);
    return id;
  }
}

/** A title that no agent of the team has: `Extractor`, then `Extractor 2`. */
export function freshTitle(taken: Iterable<string>, title: string): string {
  const used = new Set(taken);
  const stem = title.replace(/ \d+$/, '');
  if (!used.has(title)) return title;
  let n = 2;
  while (used.has(`${stem} ${n}`)) n += 1;
  return `${stem} ${n}`.slice(0, 80);
}
