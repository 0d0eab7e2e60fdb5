import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Block } from '../../shared/domain/source.ts';
import { textBlock } from '../testing/run-drawn.ts';
import { calculator } from './calculator/calculator.tool.ts';
import { dateArithmetic } from './date-arithmetic/date-arithmetic.tool.ts';
import type { ToolPorts } from './define-tool.ts';
import { createOutputFolder, tools } from './index.ts';
import { knowledgeSearch } from './knowledge-search/knowledge-search.tool.ts';
import { lowerSchema } from './lower-schema.ts';
import { tableQuery } from './table-query/table-query.tool.ts';
import type { TableQuestion } from './table-query/table-question.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-tools-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (id: string, fields: Readonly<Record<string, string>>): Block =>
  textBlock({ id, text: Object.values(fields).join(','), kind: 'row', file: 'rooms.csv', fields: { ...fields } });

const rows = [
  row('r1', { Room: 'Attic', Guests: '2', Price: '88.00 €', From: '2026-04-02' }),
  row('r2', { Room: 'Garden', Guests: '4', Price: '1,120.50 €', From: '2026-04-10' }),
  row('r3', { Room: 'attic', Guests: '1', Price: '70 €', From: '2026-05-01' }),
  row('r4', { Room: 'Cellar', Guests: '', Price: 'on request', From: '2026-05-03' }),
];

/** Notes whether a tool reached for the one port that changes something. */
function portsWith(options: { readonly writes?: string[] } = {}): ToolPorts {
  return {
    blocks: { all: () => rows, byId: (id) => rows.find((block) => block.id === id) ?? null },
    search: async ({ limit }) =>
      rows.slice(0, limit).map((block) => ({ block, start: 0, end: 5, score: 1, vectorRank: 1, textRank: null })),
    output: {
      write: async ({ file }) => {
        options.writes?.push(file);
        return { ok: true, value: null };
      },
    },
  };
}

const signal = new AbortController().signal;

const samples: Readonly<Record<string, unknown>> = {
  'knowledge-search': { query: 'attic', limit: 2 },
  'table-query': {
    file: 'rooms.csv',
    filterColumn: 'Room',
    comparison: 'any',
    filterValue: '',
    operation: 'count',
    column: 'Room',
  },
  calculator: { expression: '1 + 1' },
  'date-arithmetic': { operation: 'weekday', date: '2026-03-02', other: '', days: 0 },
  'write-file': { file: 'report.md', text: 'Hello' },
};

describe.each(tools.map((tool) => [tool.name, tool] as const))('the tool %s', (name, tool) => {
  it('has an input that lowers to a grammar, and a short description', () => {
    expect(lowerSchema(tool.input)).not.toBeNull();
    expect(tool.description.length).toBeLessThanOrEqual(400);
  });

  it('gives what its schema says, and reaches only for what its effect allows', async () => {
    const writes: string[] = [];
    const input = tool.input.parse(samples[name]);
    const result = await tool.run({ input, ports: portsWith({ writes }), signal });
    expect(result.ok ? tool.output.safeParse(result.value).success : result.error).toBe(true);
    const isHarmless = tool.effect === 'E0';
    expect(writes.length === 0).toBe(isHarmless);
    if (!isHarmless)
      expect([tool.approval, tool.outcome?.(input)]).toEqual(['always', result.ok ? result.value : null]);
  });
});

describe('calculator', () => {
  it.each([
    ['(1250 - 980) / 12', '22.5'],
    ['0.1 + 0.2', '0.3'],
    ['-2^2', '-4'],
    ['2^3^2', '512'],
    ['2 * -(3 + 4)', '-14'],
  ])('%s is %s', async (expression, value) =>
    expect(await calculator.run({ input: { expression }, ports: portsWith(), signal })).toEqual({
      ok: true,
      value: { value },
    }),
  );

  it.each(['1 / 0', '1 +', '(1', 'two', '1 2', ''])('%s has no value', async (expression) =>
    expect((await calculator.run({ input: { expression }, ports: portsWith(), signal })).ok).toBe(false),
  );
});

describe('date arithmetic', () => {
  it.each([
    [{ operation: 'add-days', date: '2026-02-27', days: 2, other: '' }, '2026-03-01'],
    [{ operation: 'add-workdays', date: '2026-04-17', days: 3, other: '' }, '2026-04-22'],
    [{ operation: 'add-workdays', date: '2026-04-20', days: -1, other: '' }, '2026-04-17'],
    [{ operation: 'days-between', date: '2026-03-20', other: '2026-04-02', days: 0 }, '13'],
    [{ operation: 'weekday', date: '2026-03-02', days: 0, other: '' }, 'Monday'],
  ] as const)('%o is %s', async (input, value) =>
    expect(await dateArithmetic.run({ input, ports: portsWith(), signal })).toEqual({ ok: true, value: { value } }),
  );

  it('knows no 30 February', async () => {
    const input = { operation: 'weekday', date: '2026-02-30', days: 0, other: '' } as const;
    expect((await dateArithmetic.run({ input, ports: portsWith(), signal })).ok).toBe(false);
  });
});

describe('table query', () => {
  const ask = async (question: Partial<TableQuestion>) => {
    const input = {
      file: 'rooms.csv',
      filterColumn: 'Room',
      comparison: 'any',
      filterValue: '',
      operation: 'count',
      column: 'Price',
      ...question,
    } as const;
    const answer = await tableQuery.run({ input, ports: portsWith(), signal });
    return answer.ok ? answer.value : answer.error.code;
  };

  it.each([
    ['counts', {}, { value: '4', rows: ['r1', 'r2', 'r3', 'r4'], unreadable: 0 }],
    [
      'filters without regard to case',
      { comparison: 'is', filterValue: 'ATTIC' },
      { value: '2', rows: ['r1', 'r3'], unreadable: 0 },
    ],
    [
      'adds up, and says what it could not read',
      { operation: 'sum' },
      { value: '1278.5', rows: ['r1', 'r2', 'r3'], unreadable: 1 },
    ],
    [
      'averages',
      { operation: 'average', comparison: 'is', filterValue: 'attic' },
      { value: '79', rows: ['r1', 'r3'], unreadable: 0 },
    ],
    ['finds the largest', { operation: 'maximum' }, { value: '1,120.50 €', rows: ['r2'], unreadable: 1 }],
    [
      'finds the earliest day',
      { operation: 'minimum', column: 'From' },
      { value: '2026-04-02', rows: ['r1'], unreadable: 0 },
    ],
    [
      'compares days',
      { filterColumn: 'From', comparison: 'above', filterValue: '2026-04-30', operation: 'list' },
      { value: '2', rows: ['r3', 'r4'], unreadable: 0 },
    ],
    [
      'compares numbers',
      { filterColumn: 'Price', comparison: 'below', filterValue: '80', operation: 'list' },
      { value: '1', rows: ['r3'], unreadable: 0 },
    ],
  ] as const)('%s', async (_what, question, answer) => expect(await ask(question)).toEqual(answer));

  it('refuses columns and tables that are not there, and words as numbers', async () => {
    expect(await ask({ operation: 'sum', column: 'Breakfast' })).toBe('no-column');
    expect(await ask({ file: 'other.csv' })).toBe('no-table');
    expect(await ask({ operation: 'sum', column: 'Room' })).toBe('not-computable');
  });
});

it('knowledge search gives passages with their place', async () =>
  expect(await knowledgeSearch.run({ input: { query: 'attic', limit: 1 }, ports: portsWith(), signal })).toEqual({
    ok: true,
    value: { passages: [{ blockId: 'r1', file: 'rooms.csv', locator: 'r1', start: 0, end: 5, text: 'Attic' }] },
  }));

describe('the output folder', () => {
  const inside = join(folder, 'run-1');
  const output = createOutputFolder({ folder: inside });
  const write = async (file: string, text = 'Hello') => {
    const written = await output.write({ file, text, signal });
    return written.ok ? 'written' : written.error.code;
  };

  it('takes a file whole, the same text again, and no other text', async () => {
    expect(await write('report.md')).toBe('written');
    expect(await write('report.md')).toBe('written');
    expect(await write('report.md', 'Other')).toBe('file-exists');
    expect(readFileSync(join(inside, 'report.md'), 'utf8')).toBe('Hello');
    expect(readdirSync(inside)).toEqual(['report.md']);
  });

  it.each(['../report.md', '/etc/passwd', 'a/b.md', 'a\\b.md', '.hidden', '..', 'con', 'NUL.txt', 'a\0b', 'end.', ''])(
    'refuses the name %j',
    async (name) => expect(await write(name)).toBe('name-refused'),
  );

  it('follows no link that lies in its way', async () => {
    const outside = join(folder, 'outside.txt');
    writeFileSync(outside, 'Mine');
    symlinkSync(outside, join(inside, 'link.md'));
    symlinkSync(outside, join(inside, 'next.md.part'));
    expect(await write('link.md')).toBe('file-exists');
    expect(await write('next.md')).toBe('written');
    expect(readFileSync(outside, 'utf8')).toBe('Mine');
  });

  it('writes nothing after an abort', async () => {
    const stopped = await output.write({ file: 'late.md', text: 'x', signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(inside).filter((name) => name.startsWith('late'))).toEqual([]);
  });
});
