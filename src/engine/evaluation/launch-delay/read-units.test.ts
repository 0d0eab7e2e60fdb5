import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readFixture } from '../../testing/read-fixture.ts';
import { createCitationResolver, readUnits } from './read-units.ts';

const folder = join(import.meta.dirname, '../../../../resources/samples/launch-delay/exports');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('whatever the product can cite of the sample resolves, and in no other file', async () => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  const resolve = createCitationResolver(await readUnits(files));
  const unresolved: string[] = [];
  let read = 0;
  for (const file of names) {
    const { blocks } = await readFixture({ folder, file });
    read += blocks.length;
    for (const { locator, text } of blocks) {
      if (!resolve({ n: 1, file, locator, text })) unresolved.push(`${file} ${locator}`);
      if (text.length > 60 && resolve({ n: 1, file: 'notes/2026-02-17-orion-sync.md', locator, text }))
        if (file !== 'notes/2026-02-17-orion-sync.md') unresolved.push(`${file} ${locator} resolves elsewhere`);
    }
  }
  expect(unresolved).toEqual([]);
  expect(read).toBeGreaterThan(800);
});

test('a citation stands in one unit, as it is written there or decoded', async () => {
  const calendar =
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260301T090000Z\r\nSUMMARY:Fair\\, hall\r\n  two\r\nEND:VEVENT\r\n' +
    'BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260302T090000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  const chat = JSON.stringify([
    { ts: '1', text: 'Salt &amp; pepper' },
    { ts: '2', text: 'are late' },
  ]);
  const resolve = createCitationResolver(
    await readUnits(
      new Map([
        ['rows.csv', encode('id,title,state\nA-1,"Sign, then send",To Do\nA-2,"Say ""hello""",Done\n')],
        ['chat/shop/1.json', encode(chat)],
        ['calendar.ics', encode(calendar)],
        ['notes/a.md', encode('- Elena: fetch\n  the key\n')],
      ]),
    ),
  );
  const cite = (file: string, text: string): boolean => resolve({ n: 1, file, locator: '', text });
  const right = [
    cite('rows.csv', 'A-1,"Sign, then send",To Do'),
    cite('rows.csv', 'A-2,"Say ""hello""",Done'),
    cite('rows.csv', 'id: A-1; state: To Do'),
    cite('chat/shop/1.json', 'Salt &amp; pepper'),
    cite('chat/shop/1.json', 'Salt & pepper'),
    cite('calendar.ics', 'UID:1\nDTSTART:20260301T090000Z\nSUMMARY:Fair, hall two'),
    cite('calendar.ics', 'SUMMARY:Fair\\, hall two'),
    cite('notes/a.md', 'fetch the key'),
  ];
  const wrong = [
    cite('rows.csv', 'A-1,"Sign, then send",Done'),
    cite('rows.csv', 'To Do\nA-2'),
    cite('rows.csv', 'id: A-1; state: Done'),
    cite('chat/shop/1.json', 'pepper are late'),
    cite('calendar.ics', 'SUMMARY:Fair, hall two END:VEVENT BEGIN:VEVENT'),
    cite('calendar.ics', 'SUMMARY:Lunch, hall two'),
    cite('notes/a.md', 'Elena fetches the key'),
    cite('notes/b.md', 'fetch'),
    cite('notes/a.md', ' '),
  ];
  expect({ right, wrong }).toEqual({ right: Array(8).fill(true), wrong: Array(9).fill(false) });
});
