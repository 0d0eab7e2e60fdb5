import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/domain/source.ts';
import { BlockId } from '../../../shared/kernel/ids.ts';
import { parseCellDate } from './cell-dates.ts';
import { detectColumns } from './detect-columns.ts';
import { createMentionFinder } from './mentions.ts';
import { peopleIn, readPeople, resolvePerson } from './people.ts';
import { statusEvidence } from './status-evidence.ts';
import { stateOfStatus } from './status-words.ts';
import { datesIn } from './text-dates.ts';
import { sentenceSpans, windowAround } from './text-window.ts';
import { openBlockers, readTracker } from './tracker.ts';

function rowsOf(table: string, separator = '|'): readonly Block[] {
  const [head = '', ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const headers = head.split(separator);
  return lines.map((line, index) => ({
    id: BlockId.parse(`row-${index}`),
    file: 'table.csv',
    kind: 'row',
    locator: `row ${index}`,
    title: '',
    text: line,
    start: 0,
    end: line.length,
    timestamp: null,
    author: null,
    thread: null,
    fields: Object.fromEntries(line.split(separator).map((cell, column) => [headers[column] ?? '', cell])),
  }));
}

const english = `
Key|Summary|State|Assigned to|Raised|Last touched|Target|Waiting for
A-1|Open the new warehouse|Doing|Ina Holt|03/01/2026|03/20/2026|04/30/2026|A-2, A-3
A-2|Sprinkler acceptance|Waiting|Bea Long|03/02/2026|03/21/2026||A-4
A-3|Shelf labels|Shipped|Bea Long|03/02/2026|03/21/2026||
A-4|Water pressure report|Todo|Cem Oz|03/04/2026|03/22/2026||`;

const german = `
Nummer;Bezeichnung;Stand;Zuständig;Angelegt;Geändert;Termin;Abhängig von
11;Küche eröffnen;in Arbeit;Jana Weiß;01.02.2026;20.02.2026;15.04.2026;12
12;Abnahme Lüftung;wartet;Ole Kern;02.02.2026;21.02.2026;;13
13;Brandschutzklappe liefern;offen;Ole Kern;03.02.2026;22.02.2026;;
14;Speisekarte drucken;erledigt;Jana Weiß;03.02.2026;22.02.2026;;`;

/** Links named from the side that they enter and leave by, as one widely used tracker exports them. */
const inward = `
Key|Summary|Status|Inward issue link (Blocks)|Outward issue link (Blocks)
Q-1|Open the bridge|To do|Q-2|
Q-2|Load test|To do|Q-3|Q-1
Q-3|Rent the crane|To do||Q-2`;

const ownWords = `
Key|Summary|State|Changed|Due
T-1|Lease|sewn up|2026-01-05|2026-01-10
T-2|Lamps|sewn up|2026-02-01|2026-02-03
T-3|Permit|in a jam|2026-04-25|2026-04-20
T-4|Party|one day|2026-02-20|2026-06-01`;

describe('reading a tracker', () => {
  it('reads an inward link as what the row waits for', () => {
    const tracker = readTracker({ rows: rowsOf(inward) });
    expect([...(tracker?.items.values() ?? [])].map(({ id, blockedBy }) => [id, blockedBy])).toEqual([
      ['Q-1', ['Q-2']],
      ['Q-2', ['Q-3']],
      ['Q-3', []],
    ]);
  });

  it('lets the dates of its rows say what a private status word means', () => {
    const items = [...(readTracker({ rows: rowsOf(ownWords) })?.items.values() ?? [])];
    const likeliest = (status: string) =>
      Object.entries(statusEvidence({ items, status, asOf: Date.UTC(2026, 4, 1) })).toSorted(
        (left, right) => right[1] - left[1],
      )[0]?.[0];
    expect(['sewn up', 'in a jam', 'one day'].map(likeliest)).toEqual(['done', 'blocked', 'open']);
  });

  it('follows open blockers from the item in question and leaves out what is finished', () => {
    const tracker = readTracker({ rows: rowsOf(english) });
    const found = tracker === null ? [] : openBlockers({ tracker, root: 'A-1' });
    expect(found.map(({ item, blocks }) => [item.id, item.state, item.owner, blocks])).toEqual([
      ['A-2', 'blocked', 'Bea Long', ['A-1']],
      ['A-4', 'open', 'Cem Oz', ['A-2']],
    ]);
  });

  it('reads headers, status words and dates in another tongue', () => {
    const rows = rowsOf(german, ';');
    expect(detectColumns(rows.map((row) => row.fields))).toEqual({
      id: ['Nummer'],
      title: ['Bezeichnung'],
      status: ['Stand'],
      owner: ['Zuständig'],
      created: ['Angelegt'],
      updated: ['Geändert'],
      due: ['Termin'],
      blockedBy: ['Abhängig von'],
    });
    const tracker = readTracker({ rows });
    expect(tracker?.items.get('11')).toMatchObject({ state: 'active', due: Date.UTC(2026, 3, 15), blockedBy: ['12'] });
  });

  it('turns an inverse column around and takes links from text, but not from settled items', () => {
    const inverse = rowsOf(
      'id|title|status|blocks\nX1|Launch day|open|\nX2|Paint hall|open|X1\nX3|Dry walls now|open|',
    );
    const tracker = readTracker({ rows: inverse });
    if (tracker === null) throw new Error('no tracker');
    const extra = new Map([['X2', ['X3']]]);
    expect(openBlockers({ tracker, root: 'X1', extra }).map(({ item }) => item.id)).toEqual(['X2', 'X3']);
    expect(openBlockers({ tracker, root: 'X1', extra, settled: new Set(['X2']) })).toEqual([]);
  });

  it('asks about status words it does not know and takes the answer', () => {
    const rows = rowsOf('id|title|status\nX1|Launch day|Zapped\nX2|Paint hall|open');
    expect(readTracker({ rows })?.unknownStatuses).toEqual(['Zapped']);
    expect(readTracker({ rows, statuses: new Map([['Zapped', 'done']]) })?.items.get('X1')?.state).toBe('done');
  });

  it('is not fooled by a table that is no tracker', () => {
    expect(readTracker({ rows: rowsOf('country|population\nChile|19\nPeru|34') })).toBeNull();
  });
});

describe('status words', () => {
  it.each([
    ['Not done', 'open'],
    ['In Review', 'active'],
    ['On hold', 'blocked'],
    ["Won't do", 'cancelled'],
    ['Abgeschlossen', 'done'],
    ['En cours', 'active'],
    ['Pendiente', 'open'],
    ['zzz', null],
  ] as const)('%s is %s', (word, state) => expect(stateOfStatus(word)).toBe(state));
});

describe('dates', () => {
  it.each([
    ['14.03.2026', 'day-first'],
    ['03/14/2026', 'month-first'],
    ['2026-03-14', 'day-first'],
    ['14 Mar 2026', 'day-first'],
    ['March 14, 2026', 'day-first'],
    ['14. März 2026', 'day-first'],
    ['14 de marzo de 2026', 'day-first'],
  ] as const)('reads %s as one day', (cell, order) =>
    expect(parseCellDate({ cell, order })).toBe(Date.UTC(2026, 2, 14)),
  );

  it('finds dates in text with their places, and no times or versions', () => {
    const text = 'v1.2.3 at 10:30: moved from 30 March to 22.04.2026';
    expect(datesIn({ text, reference: Date.UTC(2026, 2, 20) }).map((date) => [date.text, date.day])).toEqual([
      ['30 March', '2026-03-30'],
      ['22.04.2026', '2026-04-22'],
    ]);
  });
});

describe('mentions and people', () => {
  it('finds items by id and by the rare words of their titles, not by common ones', () => {
    const tracker = readTracker({ rows: rowsOf(english) });
    const find = createMentionFinder({ items: [...(tracker?.items.values() ?? [])] });
    expect(find('the water pressure report is late, see A-2.').map((mention) => [mention.itemId, mention.by])).toEqual([
      ['A-2', 'id'],
      ['A-4', 'title'],
    ]);
    expect(find('we opened a window in BA-21')).toEqual([]);
  });

  it('resolves first names only when one person has them', () => {
    const people = readPeople({ blocks: [], owners: ['Ina Holt', 'Bea Long', 'Bea Kern'] });
    expect(peopleIn({ text: 'Ina and Bea talked', people }).map((person) => person.name)).toEqual(['Ina Holt']);
    expect(resolvePerson({ name: 'Bea', people })).toBeNull();
    expect(resolvePerson({ name: 'ina', people })?.name).toBe('Ina Holt');
  });
});

describe('windows', () => {
  it('cuts at sentences, keeps abbreviations together and never leaves the text', () => {
    const text = 'We moved it to v1.2 today. Ask Mr. Stern! The rest waits\nuntil Monday.';
    const spans = sentenceSpans(text).map((span) => text.slice(span.start, span.end));
    expect(spans).toEqual(['We moved it to v1.2 today.', 'Ask Mr. Stern!', 'The rest waits', 'until Monday.']);
    const window = windowAround({ text, center: { start: 27, end: 41 }, limit: 30 });
    expect(text.slice(window.start, window.end)).toContain('Ask Mr. Stern!');
  });
});
