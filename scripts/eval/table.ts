import { arms } from './arms.ts';
import type { ResultRow } from './result-row.ts';

export const TABLE_START = '<!-- evaluation:start -->';
export const TABLE_END = '<!-- evaluation:end -->';

const header = [
  'arm',
  'companies',
  'causes named',
  'with those marked unsure',
  'decoys named as cause, a run',
  'new date right',
  'citations resolve',
  'unsupported claims shown as fact',
  'wall time',
  'model-seconds',
];
const targets = ['*target for the team*', '10', '≥ 0.85', '', '≤ 0.1', '', 'all', '0', '≤ 300 s', ''];

/** The results as a Markdown table, one line an arm. Means over the arm's companies; empty without rows. */
export function formatResults(rows: readonly ResultRow[]): string {
  const lines = arms.flatMap((arm) => {
    const own = rows.filter((row) => row.arm === arm.id);
    return own.length === 0 ? [] : [cellsOf(arm.title, own)];
  });
  if (lines.length === 0) return '';
  return [header, header.map(() => '---'), ...lines, targets].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellsOf(title: string, rows: readonly ResultRow[]): readonly string[] {
  const mean = (pick: (row: ResultRow) => number): number =>
    rows.reduce((sum, row) => sum + pick(row), 0) / rows.length;
  const share = (holds: (row: ResultRow) => boolean): string => `${rows.filter(holds).length} of ${rows.length}`;
  return [
    title,
    String(rows.length),
    mean((row) => row.facts.causeRecall).toFixed(2),
    mean((row) => row.shown.causeRecall).toFixed(2),
    mean((row) => row.facts.decoysNamed.length).toFixed(2),
    share((row) => row.facts.newDateRight),
    share((row) => row.facts.citationsResolve),
    String(rows.reduce((sum, row) => sum + row.facts.unsupportedClaims, 0)),
    `${mean((row) => row.wallMs / 1000).toFixed(0)} s`,
    mean((row) => row.modelMs / 1000).toFixed(0),
  ];
}

/** What the table was made from and how, as one line of text. */
export function describeResults(rows: readonly ResultRow[]): string {
  const newest =
    rows
      .map(({ date }) => date)
      .toSorted()
      .at(-1) ?? '';
  const commits = [...new Set(rows.map(({ commit, dirty }) => `${commit.slice(0, 9)}${dirty ? ' with changes' : ''}`))];
  const cores = [...new Set(rows.map((row) => row.cores))].join(' and ');
  return `Measured until ${newest.slice(0, 10)} at commit ${commits.join(', ')} on ${cores} CPU cores, with \`npm run eval:launch-delay\`.`;
}

/** The document with the text between the markers replaced; null when it has no markers. */
export function replaceBetweenMarkers(options: { readonly document: string; readonly text: string }): string | null {
  const { document, text } = options;
  const start = document.indexOf(TABLE_START);
  const end = document.indexOf(TABLE_END);
  if (start === -1 || end < start) return null;
  return `${document.slice(0, start + TABLE_START.length)}\n${text}\n${document.slice(end)}`;
}
