const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  euro: '€',
  pound: '£',
  sect: '§',
  deg: '°',
  times: '×',
  rarr: '→',
  larr: '←',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
};

const invisible = /<!--[\s\S]*?(?:-->|$)|<(script|style|head|template|noscript|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/giu;
const blockTag =
  /<\/?(?:p|div|section|article|header|footer|main|table|tr|ul|ol|dl|h[1-6]|blockquote|pre|hr|form|fieldset)\b[^>]*>/giu;

/** The text that a person would see: tags gone, blocks and line breaks as lines, list items marked, entities decoded. */
export function htmlToText(html: string): string {
  return decodeEntities(
    html
      .replace(invisible, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/<br\b[^>]*>/giu, '\n')
      .replace(/<li\b[^>]*>/giu, '\n- ')
      .replace(/<\/(?:td|th)\s*>/giu, '\t')
      .replace(blockTag, '\n\n')
      .replace(/<[^>]*>/gu, ''),
  )
    .replace(/[ \u00a0]*\n[ \u00a0]*/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/[ \u00a0]{2,}/gu, ' ')
    .trim();
}

/** The page's own title, or null. */
export function htmlTitle(html: string): string | null {
  const match = /<title\b[^>]*>([\s\S]*?)<\/title/iu.exec(html);
  const title = decodeEntities(match?.[1] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
  return title === '' ? null : title;
}

export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu,
    (whole, hex: string, decimal: string, name: string) => {
      if (name !== undefined) return namedEntities[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole;
    },
  );
}
