import type { ScoredCitation, ScoredClaim } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';

const kinds = ['cause', 'blocked', 'date', 'action'] as const;

/** Words that such headings and labels begin with, as small models write them. */
const labels: readonly (readonly [ScoredClaim['kind'], RegExp])[] = [
  ['blocked', /^(blocked|blocking|waits|waiting|who)\b/i],
  ['date', /^(new )?(launch )?dates?\b/i],
  ['action', /^((the )?(next|three) )*actions?\b/i],
  ['cause', /^((root|true|main) )?causes?\b|^(delay|delayed|why|reasons?)\b/i],
];

/**
 * Reads claims from a free answer of one finding a line, `kind: text [n]`. A line without a kind takes that of the heading above it,
 * else it is a cause: what is stated in answer to "why" is read as a reason. Everything counts as shown as fact.
 */
export function parseFindings(options: {
  readonly text: string;
  readonly citations: readonly ScoredCitation[];
}): readonly ScoredClaim[] {
  const known = new Set(options.citations.map(({ n }) => n));
  const claims: ScoredClaim[] = [];
  let current: ScoredClaim['kind'] = 'cause';
  for (const raw of options.text.split('\n')) {
    const line = raw
      .replace(/^[\s*#>•–-]*(\d+[.)]\s+)?/, '')
      .replaceAll('**', '')
      .trim();
    if (line === '') continue;
    const [, label = '', rest = ''] = /^([\p{L} ]{3,40})\s*(?:\[\d+\])*\s*[:：]\s*(.*)$/u.exec(line) ?? [];
    const kind = kindOf(label);
    const text = kind === null ? line : rest;
    if (kind !== null && text === '') current = kind;
    const cited = [...text.matchAll(/\[([\d\s,;]+)\]/g)].flatMap((match) => (match[1] ?? '').match(/\d+/g) ?? []);
    const body = text.replaceAll(/\s*\[[\d\s,;]+\]/g, '').trim();
    if (body.length < 3 || raw.trimStart().startsWith('#')) continue;
    claims.push({
      text: body,
      kind: kind ?? current,
      verdict: 'supported',
      citations: [...new Set(cited.map(Number))].filter((n) => known.has(n)),
    });
  }
  return claims;
}

function kindOf(label: string): ScoredClaim['kind'] | null {
  if (label === '') return null;
  return (
    kinds.find((kind) => kind === label.toLowerCase()) ?? labels.find(([, pattern]) => pattern.test(label))?.[0] ?? null
  );
}
