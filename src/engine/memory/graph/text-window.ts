/** A stretch of a text, as character offsets. */
export type TextSpan = { readonly start: number; readonly end: number };

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Sentences and lines of a text as spans without surrounding white space; verbatim slices, so they can be cited. */
export function sentenceSpans(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    let offset = index;
    for (const line of segment.split('\n')) {
      const body = line.trim();
      const start = offset + line.length - line.trimStart().length;
      const last = spans.at(-1);
      if (
        body !== '' &&
        last !== undefined &&
        endsInAbbreviation(text.slice(last.start, last.end)) &&
        !text.slice(last.end, start).includes('\n')
      )
        spans[spans.length - 1] = { start: last.start, end: start + body.length };
      else if (body !== '') spans.push({ start, end: start + body.length });
      offset += line.length + 1;
    }
  }
  return spans;
}

/** "Mr.", "e.g.", "12." and initials do not end a sentence. */
function endsInAbbreviation(sentence: string): boolean {
  return /(?:^|\s)(?:\p{Lu}|\p{Lu}\p{Ll}{1,2}|[a-z]\.[a-z]|\d{1,2})\.$/u.test(sentence);
}

/** Grows a window of whole sentences around the best one until `limit` characters are reached. */
export function windowAround(options: {
  readonly text: string;
  readonly center: TextSpan;
  readonly limit: number;
}): TextSpan {
  const { text, center, limit } = options;
  const sentences = sentenceSpans(text);
  let first = sentences.findIndex((span) => span.end > center.start);
  let last = sentences.findLastIndex((span) => span.start < center.end);
  if (first === -1 || last === -1 || last < first)
    return { start: center.start, end: Math.min(center.end, center.start + limit) };
  const length = (from: number, to: number): number => (sentences[to]?.end ?? 0) - (sentences[from]?.start ?? 0);
  for (;;) {
    const after = last + 1 < sentences.length && length(first, last + 1) <= limit;
    if (after) last += 1;
    const before = first > 0 && length(first - 1, last) <= limit;
    if (before) first -= 1;
    if (!after && !before) break;
  }
  const start = sentences[first]?.start ?? center.start;
  const end = sentences[last]?.end ?? center.end;
  return { start, end: Math.max(end, Math.min(center.end, start + limit)) };
}

/** Characters of a passage that still count as short enough to be read, cited and checked whole. */
export const passageLimit = 600;

/** The part of a text to read for some words: the whole of a short text, else the window around the sentence that has most of them. */
export function bestWindow(options: {
  readonly text: string;
  readonly words: readonly string[];
  readonly limit?: number;
}): TextSpan {
  const { text, words } = options;
  const limit = options.limit ?? passageLimit;
  if (text.length <= limit) return { start: 0, end: text.length };
  const lower = text.toLowerCase();
  const sentences = sentenceSpans(text);
  const score = (span: TextSpan): number =>
    words.filter((word) => lower.slice(span.start, span.end).includes(word.toLowerCase())).length;
  const center = sentences.toSorted((left, right) => score(right) - score(left))[0] ?? {
    start: 0,
    end: Math.min(limit, text.length),
  };
  return windowAround({ text, center, limit });
}
