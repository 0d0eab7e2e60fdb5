import { z } from 'zod';
import { TeamDocument } from '../../../../shared/domain/team.ts';
import { parseJson } from '../../../../shared/kernel/json.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { JsonFault, JsonPlaces } from './scan-json.ts';
import { lineAt, scanJson } from './scan-json.ts';

/** What keeps a text from being a team, at which line (from 1) and which value of it. */
export type TextProblem = { readonly line: number; readonly path: string; readonly message: TextProblemMessage };

export type TextProblemMessage =
  | { readonly code: 'syntax'; readonly expected: JsonFault['expected'] }
  | { readonly code: 'schema'; readonly message: string }
  | { readonly code: 'unknown-part'; readonly partId: string }
  | { readonly code: 'repeated-id'; readonly partId: string }
  | { readonly code: 'other-team' };

/** A team as text: members in the order of the schema, so that equal teams give equal text. */
export function textOf(document: TeamDocument): string {
  return JSON.stringify(TeamDocument.parse(document), null, 2);
}

/** The team of a text, or everything that is wrong with it, in the order of the text. The id of a team stays. */
export function documentOf(text: string, teamId: string): Result<TeamDocument, readonly TextProblem[]> {
  const places = scanJson(text);
  if (!places.ok) {
    const { offset, expected } = places.error;
    return err([{ line: lineAt(text, offset), path: '', message: { code: 'syntax', expected } }]);
  }
  const raw = parseJson(z.unknown(), text);
  const parsed = TeamDocument.safeParse(raw.ok ? raw.value : null);
  const faults = parsed.success
    ? referenceFaults(parsed.data, teamId)
    : parsed.error.issues.map(({ path, message }): Fault => [path.map(String).join('.'), { code: 'schema', message }]);
  if (!parsed.success || faults.length > 0) return err(located({ text, places: places.value, faults }));
  return ok(parsed.data);
}

type Fault = readonly [path: string, message: TextProblemMessage];

function located(options: {
  readonly text: string;
  readonly places: JsonPlaces;
  readonly faults: readonly Fault[];
}): readonly TextProblem[] {
  const { text, places, faults } = options;
  return faults
    .map(([path, message]) => ({ line: lineAt(text, placeOf(places, path)), path, message }))
    .toSorted((left, right) => left.line - right.line);
}

/** The start of a value; of the nearest one around it where it is missing from the text. */
function placeOf(places: JsonPlaces, path: string): number {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const at = places.get(name);
    if (at !== undefined) return at;
  }
  return places.get('') ?? 0;
}

/** Names of parts that are not there, and ids that two parts share: the schema cannot see them, and the canvas cannot draw them. */
function referenceFaults(document: TeamDocument, teamId: string): readonly Fault[] {
  const agents = new Set(document.agents.map(({ id }) => id));
  const known = (path: string, partId: string): Fault[] =>
    agents.has(partId) ? [] : [[path, { code: 'unknown-part', partId }]];
  return [
    ...(document.id === teamId ? [] : [['id', { code: 'other-team' }] satisfies Fault]),
    ...known('coordinator', document.coordinator),
    ...document.edges.flatMap(({ from, to }, index) => [
      ...known(`edges.${index}.from`, from),
      ...known(`edges.${index}.to`, to),
    ]),
    ...document.groups.flatMap(({ members }, index) =>
      members.flatMap((member, at) => known(`groups.${index}.members.${at}`, member)),
    ),
    ...repeatedIds(document),
  ];
}

function repeatedIds({ agents, edges, groups, comments }: TeamDocument): readonly Fault[] {
  const seen = new Set<string>();
  return Object.entries({ agents, edges, groups, comments }).flatMap(([list, parts]) =>
    parts.flatMap(({ id }, index): Fault[] => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [[`${list}.${index}.id`, { code: 'repeated-id', partId: id }]];
    }),
  );
}
