import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentParser } from '../../ports/document-parser.ts';
import { temporaryFolder } from '../../testing/read-fixture.ts';
import { createParserClient } from './parser-client.ts';
import type { ParserClientOptions } from './parser-client.ts';

const entry = join(import.meta.dirname, 'entry.ts');
const opened: DocumentParser[] = [];

function open(options: Partial<ParserClientOptions> = {}): DocumentParser {
  const parser = createParserClient({ entry, ...options });
  opened.push(parser);
  return parser;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((parser) => parser.close()));
});

const neverAborted = new AbortController().signal;
const parse = (parser: DocumentParser, folder: string, file: string, signal = neverAborted) =>
  parser.parse({ path: join(folder, file), file, entry: 'file', signal });

describe('the parser process', () => {
  it('gives the blocks of many batches in order, and one file after the other', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => `T-${index},task number ${index}`);
    await using folder = await temporaryFolder({ 'a.csv': `id,title\n${rows.join('\n')}`, 'b.md': '# B\n\ntext' });
    const parser = open();
    const [a, b] = await Promise.all([parse(parser, folder.path, 'a.csv'), parse(parser, folder.path, 'b.md')]);
    expect([a.format, a.blocks.length, a.blocks[449]?.locator, a.problem]).toEqual(['csv', 450, 'row T-449', null]);
    expect(b.blocks.map(({ locator }) => locator)).toEqual(['lines 1-3']);
  });

  it('dies alone when a document needs too much memory, and reads the next one', async () => {
    const huge = `[{"text":"a","user":"b","date":"c"}${',0'.repeat(10_000_000)}]`;
    await using folder = await temporaryFolder({ 'huge.json': huge, 'fine.txt': 'fine' });
    const parser = open({ memoryMegabytes: 40 });
    const crashed = await parse(parser, folder.path, 'huge.json');
    expect(crashed.problem?.code).toBe('parser-crashed');
    const next = await parse(parser, folder.path, 'fine.txt');
    expect([next.problem, next.blocks.map(({ text }) => text)]).toEqual([null, ['fine']]);
  });

  it('is stopped when a file takes too long, and reads the next one', async () => {
    await using folder = await temporaryFolder({
      'slow.csv': `id,title\n${'A-1,"broken\n'.repeat(200_000)}`,
      'fine.txt': 'fine',
    });
    const parser = open({ totalMs: 300 });
    expect((await parse(parser, folder.path, 'slow.csv')).problem?.code).toBe('too-slow');
    const patient = open();
    expect((await parse(patient, folder.path, 'fine.txt')).problem).toBeNull();
  });

  it('stops at once when aborted and leaves no scratch folder', async () => {
    await using folder = await temporaryFolder({ 'slow.csv': `id,title\n${'A-1,"broken\n'.repeat(200_000)}` });
    await using scratch = await temporaryFolder();
    const parser = open({ temporaryFolder: scratch.path });
    const controller = new AbortController();
    const parsing = parse(parser, folder.path, 'slow.csv', controller.signal);
    setTimeout(() => controller.abort(new Error('stop')), 100);
    await expect(parsing).rejects.toThrow('stop');
    await parser.close();
    expect(await readdir(scratch.path)).toEqual([]);
  });

  it('reports a file that is gone', async () => {
    await using folder = await temporaryFolder();
    expect(await parse(open(), folder.path, 'gone.txt')).toEqual({
      format: 'unknown',
      blocks: [],
      problem: { code: 'unreadable', message: 'The file could not be opened (ENOENT).' },
    });
  });
});
