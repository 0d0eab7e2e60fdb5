import { describe, expect, test } from 'vitest';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { validateTeam, whyNotConnect } from '../../shared/team/index.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { drawnTeam } from '../testing/drawn-team.ts';
import { toolInfos as tools } from '../tools/index.ts';

const problems = (document: TeamDocument): readonly string[] =>
  validateTeam({ document, presets, tools }).map(
    ({ severity, partId, code }) => `${severity} ${code} ${partId ?? '-'}`,
  );

const messages = (document: TeamDocument): readonly string[] =>
  validateTeam({ document, presets, tools }).map(({ message }) => message);

describe('a team that can run', () => {
  test.each([
    ['reads and shows', drawnTeam({ agents: { reader: 'reader' } })],
    ['delegates only', drawnTeam({ agents: { reader: 'reader' }, lines: ['coordinator:reader'] })],
    [
      'reads, sorts, checks, writes',
      drawnTeam({
        agents: { reader: 'reader', sorter: 'classifier', critic: 'critic', writer: 'report-writer' },
        lines: ['coordinator:reader', 'reader>sorter', 'critic!sorter', 'sorter>writer'],
      }),
    ],
    [
      'votes',
      drawnTeam({
        agents: { reader: 'reader', one: 'classifier', two: 'classifier', three: 'classifier' },
        lines: ['reader>one', 'reader>two', 'reader>three'],
        groups: [{ pattern: 'vote', members: ['one', 'two', 'three'], needed: 2 }],
      }),
    ],
  ])('%s', (_name, document) => {
    expect(problems(document)).toEqual([]);
  });
});

describe('what is wrong is said of the part that it is about', () => {
  test('an empty team', () => {
    expect(problems(drawnTeam({ agents: {} }))).toEqual(['error nothing-to-do -']);
  });

  test('agents', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', sorter: 'classifier', taker: 'extractor', writer: 'report-writer', odd: 'reader' },
      lines: ['reader>sorter', 'sorter>taker', 'taker>writer'],
      changes: {
        sorter: {
          labels: [
            { name: 'problem', means: '' },
            { name: 'problems', means: '' },
          ],
          examples: [{ item: 'x', label: 'praise' }],
          settings: { reads: 'relevant', limit: 5, keeps: ['nothing'] },
        },
        taker: { fields: [] },
        odd: { preset: 'juggler' },
        writer: {
          tools: [
            { tool: 'write-file', approval: 'never' },
            { tool: 'teleport', approval: 'always' },
          ],
        },
      },
    });
    expect(messages(document)).toEqual([
      'Nobody delegates to “odd” and nothing is handed to it: it takes no part.',
      'The labels “problem” and “problems” of “sorter” begin alike; models tell labels apart by their beginning.',
      '“sorter” has examples for “praise”, which is not one of its labels.',
      '“sorter” keeps “nothing”, which is not one of its labels.',
      '“taker” has no field to take out of an item.',
      '“writer” has a tool that writes (“Write a file”) but no approval rule: let it always ask.',
      '“writer” may use “teleport”, which this version does not have.',
      '“odd” is a “juggler”, which this version of Guildhall does not know.',
    ]);
  });

  test('lines', () => {
    const team = {
      reader: 'reader',
      sorter: 'classifier',
      router: 'router',
      writer: 'report-writer',
      critic: 'critic',
    };
    const lines = [
      'coordinator>sorter',
      'reader>reader',
      'reader>router/money',
      'sorter>reader',
      'critic>writer',
      'reader!sorter',
      'sorter:writer',
      'writer>sorter',
      'router>writer/gold',
      'reader^sorter',
      'reader>nobody',
    ] as const;
    expect(problems(drawnTeam({ agents: team, lines })).filter((line) => line.includes('edge-'))).toEqual([
      'error edge-refused edge-1',
      'error edge-refused edge-2',
      'error way-without-labels edge-3',
      'error edge-refused edge-4',
      'error edge-refused edge-5',
      'error edge-refused edge-6',
      'error edge-refused edge-7',
      'error edge-refused edge-8',
      'error way-unknown edge-9',
      'error edge-refused edge-10',
      'error edge-refused edge-11',
    ]);
  });

  test('a circle, and what nobody reaches', () => {
    const agents = { reader: 'reader', one: 'extractor', two: 'extractor', alone: 'reader', idle: 'critic' };
    expect(problems(drawnTeam({ agents, lines: ['coordinator:reader', 'reader>one', 'one>two', 'two>one'] }))).toEqual([
      'warning unreached alone',
      'warning unreached idle',
      'warning critic-idle idle',
      'error circle one',
    ]);
  });

  test('a router whose label has no way', () => {
    const agents = { reader: 'reader', router: 'router', money: 'extractor' };
    expect(messages(drawnTeam({ agents, lines: ['reader>router', 'router>money/money'] }))).toEqual([
      'Items that “router” calls “technical” go nowhere: no line is drawn for them.',
      'Items that “router” calls “other” go nowhere: no line is drawn for them.',
    ]);
  });

  test('an agent that nothing is handed to, and two ends where one writes the answer', () => {
    const agents = { reader: 'reader', table: 'table-worker', sorter: 'classifier', writer: 'report-writer' };
    const lines = ['coordinator:sorter', 'coordinator:reader', 'coordinator:table', 'reader>writer'] as const;
    expect(problems(drawnTeam({ agents, lines }))).toEqual(['error nothing-handed sorter', 'error two-ends table']);
  });

  test('patterns that their lines do not show', () => {
    const agents = { reader: 'reader', one: 'classifier', two: 'router', taker: 'extractor', writer: 'report-writer' };
    const document = drawnTeam({
      agents,
      lines: ['reader>one', 'one>two', 'two>taker', 'taker>writer'],
      groups: [
        { pattern: 'vote', members: ['one', 'two'], needed: 3 },
        { pattern: 'fan-out', members: ['taker', 'writer'] },
        { pattern: 'sequence', members: ['gone'] },
        { pattern: 'propose-verify', members: ['one', 'two'] },
        { pattern: 'sequence', members: ['one', 'two'] },
      ],
    });
    expect(problems(document)).toEqual([
      'error vote-needed group-1',
      'error vote-labels group-1',
      'error vote-unequal group-1',
      'error fan-out-answer group-2',
      'error member-missing group-3',
      'warning pattern-empty group-4',
    ]);
  });

  test('more tasks than a plan may have', () => {
    const agents = Object.fromEntries(
      Array.from({ length: 13 }, (_, n) => [`a${n}`, n === 0 ? 'reader' : 'extractor']),
    );
    const lines = Array.from({ length: 12 }, (_, n) => `a${n}>a${n + 1}` as const);
    expect(messages(drawnTeam({ agents, lines }))).toEqual(['The team would need 14 tasks; a plan has at most 12.']);
  });
});

describe('why two agents cannot be connected', () => {
  const document = drawnTeam({
    agents: {
      reader: 'reader',
      one: 'extractor',
      two: 'extractor',
      sorter: 'classifier',
      critic: 'critic',
      writer: 'report-writer',
    },
    lines: ['reader>one', 'one>two', 'critic!one'],
  });
  const why = (from: string, to: string, kind: Parameters<typeof whyNotConnect>[0]['kind']): string | null =>
    whyNotConnect({ document, presets, from, to, kind });

  test('what fits is not refused', () => {
    expect([
      why('two', 'writer', 'hands-to'),
      why('reader', 'two', 'hands-to'),
      why('critic', 'two', 'verifies'),
      why('one', 'two', 'escalates'),
      why('coordinator', 'reader', 'delegates'),
    ]).toEqual([null, null, null, null, null]);
  });

  test('what does not fit is refused with the reason', () => {
    expect([
      why('two', 'one', 'hands-to'),
      why('reader', 'one', 'hands-to'),
      why('one', 'reader', 'hands-to'),
      why('writer', 'one', 'hands-to'),
      why('critic', 'one', 'verifies'),
      why('critic', 'writer', 'verifies'),
      why('one', 'sorter', 'escalates'),
      why('one', 'one', 'hands-to'),
      why('one', 'gone', 'hands-to'),
    ]).toEqual([
      'That would be a circle: one → two → one.',
      'They are connected like this already.',
      '“reader” starts from the question and the sources; it takes nothing from other agents.',
      '“writer” ends with the answer; nothing can come after it.',
      'They are connected like this already.',
      '“writer” checks its own sentences; let the critic verify the agent before it.',
      '“sorter” does other work than “one” and cannot decide in its place.',
      'An agent cannot be connected to itself.',
      '“gone” is not an agent of this team.',
    ]);
  });
});
