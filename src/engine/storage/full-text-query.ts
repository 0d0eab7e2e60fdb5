/** Marks around found words in a snippet: control characters, which no stored text holds for long. */
const OPEN = '\u0002';
const CLOSE = '\u0003';

/** What a person typed as an FTS5 query: every word must occur, the last may be a beginning. Null where there is no word. */
export function matchOf(query: string): string | null {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  return words.map((word, index) => (index === words.length - 1 ? `"${word}"*` : `"${word}"`)).join(' ');
}

/** The SQL of a column's best stretch of words, with the found ones marked. */
export function snippetSql(options: {
  readonly table: string;
  readonly column: number;
  readonly words: number;
}): string {
  const { table, column, words } = options;
  return `snippet(${table}, ${column}, char(2), char(3), '…', ${words})`;
}

/** A marked snippet as parts; the marks are gone. */
export function foundParts(marked: string): { text: string; hit: boolean }[] {
  return marked
    .split(OPEN)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, hit: false }];
      const [hit = '', ...rest] = piece.split(CLOSE);
      return [
        { text: hit, hit: true },
        { text: rest.join(''), hit: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
