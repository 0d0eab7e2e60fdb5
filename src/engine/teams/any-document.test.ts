import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EdgeKind, Pattern, TeamDocument } from '../../shared/domain/team.ts';
import { validateTeam, whyNotConnect } from '../../shared/team/index.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { agentOf } from '../testing/run-drawn.ts';
import { toolInfos as tools } from '../tools/index.ts';
import { previewTeam, readTeamFile, writeTeamFile } from './index.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'present', 'a-check-b', 'coordinator');
const label = fc.constantFrom(null, 'problem', 'money', 'nothing');

/** Anything that the schema lets through: repeated ids, lines to nowhere, groups of strangers. */
const anyDocument = fc.record({
  version: fc.constant(2 as const),
  id: fc.constant('any'),
  title: fc.constant('Any'),
  description: fc.constant(''),
  coordinator: id,
  planTemplate: fc.constantFrom(null, 'own'),
  agents: fc.array(
    fc
      .record({ preset: fc.constantFrom('juggler', ...presets.map((preset) => preset.id)), id, title: id })
      .map(({ preset, ...agent }) => ({
        ...agentOf(preset === 'juggler' ? 'reader' : preset, agent),
        ...(preset === 'juggler' ? { preset } : {}),
      })),
    { minLength: 1, maxLength: 8 },
  ),
  edges: fc.array(fc.record({ id, from: id, to: id, kind: fc.constantFrom(...EdgeKind.options), label }), {
    maxLength: 12,
  }),
  groups: fc.array(
    fc.record({
      ...{ id, pattern: fc.constantFrom(...Pattern.options), title: fc.constant(''), collapsed: fc.boolean() },
      members: fc.array(id, { minLength: 1, maxLength: 4 }),
      needed: fc.constantFrom(null, 1, 5),
    }),
    { maxLength: 3 },
  ),
  comments: fc.constant<TeamDocument['comments']>([]),
});

test('whatever is drawn can be judged, previewed, connected and put into a file', () => {
  fc.assert(
    fc.property(anyDocument, id, id, fc.constantFrom(...EdgeKind.options), (document, from, to, kind) => {
      expect(TeamDocument.parse(document)).toEqual(document);
      for (const problem of validateTeam({ document, presets, tools })) expect(problem.message).toMatch(/^\S.*[.!]$/);
      const why = whyNotConnect({ document, presets, from, to, kind });
      expect(why === null || why.endsWith('.')).toBe(true);
      const nothing = { models: new Map(), budgetBytes: 0, blocks: null, templateAgents: null, measuredSeconds: null };
      expect(previewTeam({ document, presets, tools, ...nothing }).tasks).toBeGreaterThanOrEqual(0);
      expect(readTeamFile(writeTeamFile(document).text)).toEqual({ ok: true, value: document });
    }),
    { numRuns: 150 },
  );
});
