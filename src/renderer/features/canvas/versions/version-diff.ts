import { structuredPatch } from 'diff';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { textOf } from '../editor/document-text.ts';

export type DiffLine = { readonly sort: 'same' | 'removed' | 'added' | 'gap'; readonly text: string };

/** Lines of each change with as many around it, so that it can be recognised. */
const linesAround = 2;

/** What is different from one document to another, as lines of their text. Equal documents give none. */
export function versionDiff(from: TeamDocument, to: TeamDocument): readonly DiffLine[] {
  const { hunks } = structuredPatch('', '', textOf(from), textOf(to), '', '', { context: linesAround });
  return hunks.flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : [{ sort: 'gap' as const, text: '' }]),
    ...lines.filter((line) => !line.startsWith('\\')).map((line) => ({ sort: sortOf(line), text: line.slice(1) })),
  ]);
}

function sortOf(line: string): DiffLine['sort'] {
  if (line.startsWith('-')) return 'removed';
  return line.startsWith('+') ? 'added' : 'same';
}
