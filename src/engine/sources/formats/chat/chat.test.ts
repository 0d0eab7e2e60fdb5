import { describe, expect, it } from 'vitest';
import { readFixture, readContent, temporaryFolder } from '../../../testing/read-fixture.ts';

const users = JSON.stringify([
  { id: 'U01', name: 'ana', real_name: 'Ana Ruiz', profile: { email: 'ana@x.example', title: 'Lead' } },
  { id: 'U02', name: 'ben', profile: { real_name: 'Ben Özil' } },
]);

describe('slack export', () => {
  it('reads messages with names, threads and mentions', async () => {
    const day = [
      {
        type: 'message',
        user: 'U01',
        text: 'Can <@U02> look at <https://x.example/1|ticket 1> &amp; answer?',
        ts: '1773221400.000100',
        thread_ts: '1773221400.000100',
      },
      { type: 'message', user: 'U02', text: 'Done.', ts: '1773221500.000200', thread_ts: '1773221400.000100' },
      { type: 'message', subtype: 'bot_message', username: 'CI', text: '', ts: '1773221600.000300' },
    ];
    await using folder = await temporaryFolder({
      'export/users.json': users,
      'export/launch/2026-03-11.json': JSON.stringify(day),
    });
    const { format, blocks, problems } = await readFixture({
      folder: folder.path,
      file: 'export/launch/2026-03-11.json',
    });
    expect([format, problems]).toEqual(['slack', []]);
    expect(blocks[0]).toEqual({
      kind: 'message',
      locator: 'message launch/1773221400.000100',
      title: '#launch',
      text: 'Can <@U02> look at <https://x.example/1|ticket 1> &amp; answer?',
      start: 0,
      end: 63,
      timestamp: 1_773_221_400_000,
      author: 'Ana Ruiz',
      thread: 'launch/1773221400.000100',
      fields: {
        channel: 'launch',
        user: 'U01',
        userName: 'Ana Ruiz',
        ts: '1773221400.000100',
        threadTs: '1773221400.000100',
        mentions: 'U02',
        mentionNames: 'Ben Özil',
        readable: 'Can @Ben Özil look at ticket 1 (https://x.example/1) & answer?',
      },
    });
    expect(blocks.map(({ author, thread }) => [author, thread])).toEqual([
      ['Ana Ruiz', 'launch/1773221400.000100'],
      ['Ben Özil', 'launch/1773221400.000100'],
      ['CI', null],
    ]);
  });

  it('lists the members', async () => {
    const { blocks } = await readContent({ file: 'users.json', content: users });
    expect(blocks.map(({ locator, title, fields }) => ({ locator, title, fields }))).toEqual([
      {
        locator: 'user U01',
        title: 'Ana Ruiz',
        fields: { userId: 'U01', handle: 'ana', userName: 'Ana Ruiz', email: 'ana@x.example', role: 'Lead' },
      },
      { locator: 'user U02', title: 'Ben Özil', fields: { userId: 'U02', handle: 'ben', userName: 'Ben Özil' } },
    ]);
  });

  it('keeps the whole messages of a file that is cut off', async () => {
    const content = '[{"user":"U01","text":"kept [as] it \\"is\\"","ts":"1773221400.000100"},\n{"text":"los';
    const { blocks, problems } = await readContent({ file: 'day.json', content });
    expect(blocks.map(({ text }) => text)).toEqual(['kept [as] it "is"']);
    expect(problems.map(({ code }) => code)).toEqual(['damaged-chat']);
  });
});

it('reads a message list of another make', async () => {
  const content = JSON.stringify([
    { id: 7, date: '2026-03-11T09:00:00Z', from: { name: 'Ana' }, room: 'plant', body: 'Pump is back.' },
    { note: 1 },
  ]);
  const { format, blocks, problems } = await readContent({ file: 'chat.json', content });
  expect(format).toBe('chat');
  expect(blocks.map(({ locator, author, timestamp, text }) => ({ locator, author, timestamp, text }))).toEqual([
    { locator: 'message plant/7 (1)', author: 'Ana', timestamp: Date.UTC(2026, 2, 11, 9), text: 'Pump is back.' },
  ]);
  expect(problems).toEqual([{ code: 'damaged-chat', message: '1 entries are no messages.' }]);
});

it('reads other JSON as text', async () => {
  const { format, blocks } = await readContent({ file: 'settings.json', content: '{\n  "depth": 3\n}\n' });
  expect([format, blocks[0]?.locator]).toEqual(['txt', 'lines 1-3']);
});
