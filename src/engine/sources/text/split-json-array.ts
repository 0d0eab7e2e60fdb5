export type JsonSlice = { readonly start: number; readonly end: number };

/**
 * The elements of a top-level JSON array as slices of its text, found by brackets and strings alone; so an export that was cut
 * off still gives its whole elements. `complete` is false when the array does not end.
 */
export function splitJsonArray(text: string): { readonly elements: readonly JsonSlice[]; readonly complete: boolean } {
  const elements: JsonSlice[] = [];
  let depth = 0;
  let start = -1;
  for (let at = text.indexOf('['); at !== -1 && at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      if (depth === 1 && start === -1) start = at;
      at = stringEnd(text, at);
    } else if (character === '[' || character === '{') {
      if (depth === 1 && start === -1) start = at;
      depth += 1;
    } else if (character === ']' || character === '}') {
      depth -= 1;
      if (depth === 0) return { elements: withLast({ elements, text, start, end: at }), complete: true };
    } else if (character === ',' && depth === 1) {
      elements.push(...withLast({ elements: [], text, start, end: at }));
      start = -1;
    } else if (depth === 1 && start === -1 && !/\s/u.test(character ?? ' ')) start = at;
  }
  return { elements, complete: false };
}

function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function withLast(options: {
  readonly elements: JsonSlice[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}): JsonSlice[] {
  const { elements, start, end } = options;
  if (start === -1) return elements;
  return [...elements, { start, end: start + options.text.slice(start, end).trimEnd().length }];
}
