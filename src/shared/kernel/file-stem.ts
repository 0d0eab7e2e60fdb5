const longest = 60;

/** The beginning of a file name out of a title: letters and digits of any script, joined by hyphens; empty where there are none. */
export function fileStem(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let stem = '';
  for (const word of words) {
    const longer = stem === '' ? word : `${stem}-${word}`;
    if (longer.length > longest) break;
    stem = longer;
  }
  return stem;
}
