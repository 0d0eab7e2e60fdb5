import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../testing/read-fixture.ts';
import { readRows } from './read-rows.ts';

const csv = (content: string | Uint8Array) => readContent({ file: 'tasks.csv', content });

describe('csv', () => {
  it('names rows by their id column and keeps cells, text and offsets', async () => {
    const content =
      'Key;Summary;Status;Due date;Last updated\r\nHX/0031;Order the "big" lens;Offen;01.05.2026;12.03.2026 14:30\r\n';
    expect(await csv(content)).toEqual({
      format: 'csv',
      problems: [],
      blocks: [
        {
          kind: 'row',
          locator: 'row HX/0031',
          title: 'Order the "big" lens',
          text: 'HX/0031;Order the "big" lens;Offen;01.05.2026;12.03.2026 14:30',
          start: 42,
          end: 104,
          timestamp: Date.UTC(2026, 2, 12, 14, 30),
          author: null,
          thread: null,
          fields: {
            Key: 'HX/0031',
            Summary: 'Order the "big" lens',
            Status: 'Offen',
            'Due date': '01.05.2026',
            'Last updated': '12.03.2026 14:30',
          },
        },
      ],
    });
  });

  it.each([
    ['comma', 'id,name\nA-1,first task\nA-2,second task\n'],
    ['tab', 'id\tname\nA-1\tfirst task\nA-2\tsecond task\n'],
    ['pipe', 'id|name\nA-1|first task\nA-2|second task\n'],
    ['byte order mark', '\uFEFFid,name\nA-1,first task\nA-2,second task'],
    ['title line above the header', 'Open tasks of spring\nid,name,state\nA-1,first task,open\nA-2,second task,open\n'],
  ])('reads tables with %s', async (_, content) => {
    const { blocks, problems } = await csv(content);
    expect(problems).toEqual([]);
    expect(blocks.map(({ locator, title }) => [locator, title])).toEqual([
      ['row A-1', 'first task'],
      ['row A-2', 'second task'],
    ]);
  });

  it('reads Latin-1', async () => {
    const { blocks } = await csv(Buffer.from('Nr,Titel\nÜ-1,Prüfgerät für Köln\n', 'latin1'));
    expect(blocks[0]?.fields).toEqual({ Nr: 'Ü-1', Titel: 'Prüfgerät für Köln' });
  });

  it('tells rows with the same id apart by their line', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `T-${index},task number ${index}`).join('\n');
    const { blocks } = await csv(`id,title\n${rows}\nT-3,a double one\n`);
    expect(blocks.at(-1)?.locator).toBe('row T-3 (line 22)');
    expect(new Set(blocks.map(({ locator }) => locator)).size).toBe(21);
  });

  it('counts rows where nothing is an id, and names columns where there is no header', async () => {
    const { blocks } = await csv('2026-01-02,12\n2026-01-02,13\n');
    expect(blocks.map(({ locator, fields }) => ({ locator, fields }))).toEqual([
      { locator: 'row 1', fields: { 'column 1': '2026-01-02', 'column 2': '12' } },
      { locator: 'row 2', fields: { 'column 1': '2026-01-02', 'column 2': '13' } },
    ]);
  });

  it('never takes a due date for the time of a change', async () => {
    const { blocks } = await csv(
      'id,title,Deadline,Created,Planned close\nA-1,one thing,2027-01-01,03/04/2026,2027-02-02\nA-2,two things,2027-01-01,03/25/2026,\n',
    );
    expect(blocks.map(({ timestamp }) => timestamp)).toEqual([Date.UTC(2026, 2, 4), Date.UTC(2026, 2, 25)]);
  });

  it('keeps cells of several lines together', async () => {
    const { blocks, problems } = await csv('id,note\nA-1,"first\nsecond, with comma"\nA-2,short\n');
    expect(problems).toEqual([]);
    expect(blocks.map(({ fields }) => fields['note'])).toEqual(['first\nsecond, with comma', 'short']);
  });

  it('reads every other row of a table with broken quotes and says which line is broken', async () => {
    const { blocks, problems } = await csv(
      'id,note,who\nA-1,fine,Ana\nA-2,"never closed,Ben\nA-3,fine,Cem\nA-4,"say "hi" now",Dea\nA-5,"fine",Eva\n',
    );
    expect(blocks.map(({ locator }) => locator)).toEqual(['row A-1', 'row A-2', 'row A-3', 'row A-4', 'row A-5']);
    expect(blocks[1]?.text).toBe('A-2,"never closed,Ben');
    expect(blocks[4]?.fields).toEqual({ id: 'A-5', note: 'fine', who: 'Eva' });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe('broken-rows');
    expect(problems[0]?.message).toContain('line 3');
    expect(problems[0]?.message).toContain('line 5');
  });

  it('says what a size limit left out', async () => {
    const content = `id,title\n${Array.from({ length: 500 }, (_, index) => `T-${index},some task ${index}`).join('\n')}\n`;
    const { blocks, problems } = await readContent({ file: 'a.csv', content, limits: { textBytes: 2000 } });
    expect(problems.map(({ code }) => code)).toEqual(['too-large']);
    expect(blocks.length).toBeGreaterThan(50);
    expect(blocks.every(({ fields }) => fields['title']?.startsWith('some task ') === true)).toBe(true);
  });
});

describe('readRows', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('"', 'a,b', 'x\ny', 'ü€😀', '', ' '));
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

  it('gives back what was written, at offsets that span exactly the row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, lineEnd) => {
          const written = rows.map((cells) => cells.map(quoted).join(','));
          const text = written.join(lineEnd);
          const problems: unknown[] = [];
          const read = [...readRows({ text, delimiter: ',', onProblem: (problem) => problems.push(problem) })];
          expect(problems).toEqual([]);
          expect(read.map(({ cells }) => cells)).toEqual(rows);
          expect(read.map(({ start, end }) => text.slice(start, end))).toEqual(written);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('ends, and loses no line, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '"', ',', '\n', '\r\n', 'b"c', '""'), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const rows = [...readRows({ text, delimiter: ',', onProblem: () => undefined })];
        let covered = 0;
        for (const { start, end } of rows) {
          expect(text.slice(covered, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          covered = end;
        }
        expect(text.slice(covered).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
