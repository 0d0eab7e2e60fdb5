import { describe, expect, test } from 'vitest';
import { TaskReference } from '../../shared/domain/task.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { drawnTeam } from '../testing/drawn-team.ts';
import { toolInfos as tools } from '../tools/index.ts';
import { compileTeam } from './index.ts';

const most = { tokens: 4_000_000, modelMs: 14_400_000 };

const compile = (document: TeamDocument, chosen?: string): Plan =>
  compileTeam({
    document,
    question: 'What is broken?',
    presets,
    tools,
    most,
    ...(chosen === undefined ? {} : { chosen }),
  });

/** `id skill assignee (from[label] …)`, with what else steers it. */
const shape = (document: TeamDocument, chosen?: string): readonly string[] =>
  compile(document, chosen).tasks.map(({ id, skill, assignee, inputs, fanOut }) => {
    const takes = inputs['takes'];
    const ways = Object.entries(inputs).flatMap(([name, value]) => {
      if (!name.startsWith('from')) return [];
      const label = Array.isArray(takes) ? takes[Number(name.slice(4)) - 1] : null;
      const { $ref } = TaskReference.parse(value);
      return [`${$ref.replace('.output', '')}${typeof label === 'string' ? `/${label}` : ''}`];
    });
    const rest = ['needed', 'handsOnUnsure', 'keeps'].filter((name) => name in inputs);
    const steers = rest.map((name) => `${name}=${JSON.stringify(inputs[name])}`);
    return [id, skill, assignee, `(${ways.join(' ')})`, ...steers, ...(fanOut === true ? ['fan-out'] : [])].join(' ');
  });

describe('what a drawing becomes', () => {
  test('a chain that ends with a report writer', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', sorter: 'classifier', writer: 'report-writer' },
      lines: ['reader>sorter', 'sorter>writer/problem'],
    });
    expect(shape(document)).toEqual([
      'reader read-sources reader ()',
      'sorter classify-items sorter (reader)',
      'writer write-report writer (sorter/problem)',
    ]);
  });

  test('a chain without one is presented by the coordinator', () => {
    const document = drawnTeam({ agents: { reader: 'reader', taker: 'extractor' }, lines: ['reader>taker'] });
    expect(shape(document)).toEqual([
      'reader read-sources reader ()',
      'taker extract-fields taker (reader)',
      'present present-items coordinator (taker)',
    ]);
  });

  test('first escalation, then the critic; all that follows reads what came of it', () => {
    const document = drawnTeam({
      agents: {
        reader: 'reader',
        sorter: 'classifier',
        second: 'classifier',
        critic: 'critic',
        writer: 'report-writer',
      },
      lines: ['reader>sorter', 'sorter^second', 'critic!sorter', 'sorter>writer'],
      changes: { sorter: { settings: { reads: 'relevant', limit: 10, keeps: ['problem'] } } },
    });
    expect(shape(document)).toEqual([
      'reader read-sources reader ()',
      'sorter classify-items sorter (reader) handsOnUnsure=true',
      'sorter-again-second decide-again second (sorter) keeps=["problem"]',
      'sorter-check-critic check-items critic (sorter-again-second)',
      'writer write-report writer (sorter-check-critic)',
    ]);
  });

  test('a vote', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', one: 'classifier', two: 'classifier', three: 'classifier', writer: 'report-writer' },
      lines: ['reader>one', 'reader>two', 'reader>three', 'one>writer/problem', 'two>writer/problem'],
      groups: [{ pattern: 'vote', members: ['one', 'two', 'three'], needed: 2 }],
    });
    expect(shape(document)).toEqual([
      'reader read-sources reader ()',
      'one classify-items one (reader)',
      'two classify-items two (reader)',
      'three classify-items three (reader)',
      'group-1-votes count-votes one (one two three) needed=2',
      'writer write-report writer (group-1-votes/problem)',
    ]);
  });

  test('a router with a way for each label, joined at the end', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', router: 'router', money: 'extractor', technical: 'extractor' },
      lines: ['reader>router', 'router>money/money', 'router>technical/technical', 'router>technical/other'],
    });
    expect(shape(document)).toEqual([
      'reader read-sources reader ()',
      'router classify-items router (reader)',
      'money extract-fields money (router/money)',
      'technical extract-fields technical (router/technical router/other)',
      'present present-items coordinator (money technical)',
    ]);
  });

  test('a fan-out', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', taker: 'extractor' },
      lines: ['reader>taker'],
      groups: [{ pattern: 'fan-out', members: ['taker'] }],
    });
    expect(shape(document)[1]).toBe('taker extract-fields taker (reader) fan-out');
  });

  test('with delegates alone, one task for whoever fits best', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', table: 'table-worker' },
      lines: ['coordinator:reader', 'coordinator:table'],
    });
    expect(shape(document, 'table')).toEqual([
      'table query-tables table ()',
      'present present-items coordinator (table)',
    ]);
    expect(shape(document)).toEqual(['reader read-sources reader ()', 'present present-items coordinator (reader)']);
  });

  test('delegates limits who takes part', () => {
    const document = drawnTeam({
      agents: { reader: 'reader', other: 'reader', taker: 'extractor' },
      lines: ['coordinator:reader', 'reader>taker', 'other>taker'],
    });
    expect(shape(document)[1]).toBe('taker extract-fields taker (reader)');
  });
});

test('moving an agent changes no task, a new example only that of its agent', () => {
  const document = drawnTeam({
    agents: { reader: 'reader', sorter: 'classifier', writer: 'report-writer' },
    lines: ['reader>sorter', 'sorter>writer'],
  });
  const change = (changed: (agent: TeamDocument['agents'][number]) => TeamDocument['agents'][number]) =>
    compile({ ...document, agents: document.agents.map((agent) => (agent.id === 'sorter' ? changed(agent) : agent)) });
  const before = compile(document);
  expect(change((agent) => ({ ...agent, position: { x: 5, y: 7 } }))).toEqual(before);
  const after = change((agent) => ({ ...agent, examples: [...agent.examples, { item: 'New.', label: 'news' }] }));
  expect(
    after.tasks.filter((task, index) => JSON.stringify(task) !== JSON.stringify(before.tasks[index])),
  ).toHaveLength(1);
});

test('together the tasks never ask for more than the run may use', () => {
  const agents = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`a${n}`, n === 0 ? 'reader' : 'extractor']));
  const document = drawnTeam({ agents, lines: Array.from({ length: 10 }, (_, n) => `a${n}>a${n + 1}` as const) });
  const { tasks } = compile(document);
  expect(tasks).toHaveLength(12);
  expect(tasks.reduce((sum, { budget }) => sum + budget.tokens, 0)).toBeLessThanOrEqual(most.tokens);
  expect(tasks.reduce((sum, { budget }) => sum + budget.modelMs, 0)).toBeLessThanOrEqual(most.modelMs);
});

test('a task may have the strongest effect of its agent’s tools', () => {
  const document = drawnTeam({
    agents: { reader: 'reader', writer: 'report-writer' },
    lines: ['reader>writer'],
    changes: { writer: { tools: [{ tool: 'write-file', approval: 'always' }] } },
  });
  expect(compile(document).tasks.map(({ effects }) => effects)).toEqual(['E0', 'E3']);
});
