import { foldText } from './fold-text.ts';
import type { Item } from './tracker.ts';

/** How strongly a text points to an item: by its id, or by the words of its title that few other titles have. */
export type Mention = { readonly itemId: string; readonly by: 'id' | 'title'; readonly strength: number };

export type MentionFinder = (text: string) => readonly Mention[];

/** Share of a title's word weight that must occur for the title to count as named. */
const titleShare = 0.6;

/**
 * Finds items named in free text. Ids match as whole tokens. A title counts when at least 60% of its words, weighted by how rare
 * they are among all titles (inverse document frequency), occur in the text, and at least two of them do.
 */
export function createMentionFinder(options: { readonly items: readonly Item[] }): MentionFinder {
  const { items } = options;
  const ids = new Map(items.map((item) => [item.id.toLowerCase(), item.id]));
  const pattern = idPattern([...ids.keys()]);
  const titles = items.map((item) => ({ id: item.id, words: contentWords(item.title) }));
  const frequency = new Map<string, number>();
  for (const title of titles) for (const word of title.words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log(1 + items.length / (frequency.get(word) ?? 1));
  return (text) => {
    const mentions = new Map<string, Mention>();
    if (pattern !== null)
      for (const match of text.toLowerCase().matchAll(pattern)) {
        const itemId = ids.get(match[1] ?? '');
        if (itemId !== undefined) mentions.set(itemId, { itemId, by: 'id', strength: 1 });
      }
    const words = new Set(contentWords(text));
    for (const title of titles) {
      if (mentions.has(title.id) || title.words.length < 2) continue;
      const present = title.words.filter((word) => words.has(word));
      const share = sum(present.map(weight)) / sum(title.words.map(weight));
      if (present.length >= 2 && share >= titleShare)
        mentions.set(title.id, { itemId: title.id, by: 'title', strength: share });
    }
    return [...mentions.values()];
  };
}

function idPattern(ids: readonly string[]): RegExp | null {
  // A bare number is an id only where a # or a word for "ticket" would make it one; too many texts hold plain numbers.
  const usable = ids.filter((id) => !/^\d+$/.test(id));
  const bare = ids.filter((id) => /^\d+$/.test(id)).map((id) => `(?<=#)${id}`);
  if (usable.length + bare.length === 0) return null;
  const escaped = [...usable.map((id) => id.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')), ...bare];
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(${escaped.toSorted((left, right) => right.length - left.length).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

/** Folded words of three letters or more, or with a digit, cut to a common stem of six letters so that endings do not matter. */
export function contentWords(text: string): readonly string[] {
  return [
    ...new Set(
      foldText(text)
        .split(' ')
        .filter((word) => (word.length > 2 || /\d/.test(word)) && !stopWords.has(word))
        .map((word) => word.slice(0, 6)),
    ),
  ];
}

const stopWords = new Set(
  'the and for with that this from into our are was has have will not but all can its per via und der die das den dem mit fur von auf ist ein eine les des une pour avec dans que los las del por con para una het een van voor met'.split(
    ' ',
  ),
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
