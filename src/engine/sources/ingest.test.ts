import { readFile, rm, symlink, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { folderSource, temporaryFolder, writeFiles } from '../testing/read-fixture.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import type { TestKnowledge } from '../testing/test-knowledge.ts';

const workspace = WorkspaceId.parse('w1');
const neverAborted = new AbortController().signal;

const ingest = (test: TestKnowledge, folder: string, signal = neverAborted) =>
  test.knowledge.of(workspace).ingest({ sources: [folderSource(folder)], signal, onProgress: () => undefined });

describe('ingest', () => {
  it('parses only what is new or changed, and forgets what is gone', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder({
      'a.md': '# A\n\nThe pump waits.',
      'b/tasks.csv': 'id,title\nT-1,Order the pump\n',
      'users.json': '[{"id":"U1","name":"ana"}]',
      'ops/2026-03-11.json': '[{"user":"U1","text":"hello","ts":"1773221400.000100"}]',
      'node_modules/x/readme.md': 'no',
      '.hidden.md': 'no',
    });
    await using test = await openTestKnowledge({ folder: data.path });
    const known = test.knowledge.of(workspace);
    const first = await ingest(test, folder.path);
    expect(
      first.ok && { blocks: first.value.blocks, parsed: first.value.parsed, problem: first.value.indexProblem },
    ).toEqual({
      blocks: 4,
      parsed: ['a.md', 'b/tasks.csv', 'ops/2026-03-11.json', 'users.json'],
      problem: null,
    });
    test.parsed.length = 0;
    await utimes(join(folder.path, 'a.md'), new Date(), new Date());
    expect(await ingest(test, folder.path)).toMatchObject({ ok: true, value: { parsed: [], removed: [], blocks: 4 } });
    expect(test.parsed).toEqual([]);
    await writeFiles(folder.path, { 'b/tasks.csv': 'id,title\nT-1,Order the pump\nT-2,Mount it\n' });
    await rm(join(folder.path, 'a.md'));
    expect(await ingest(test, folder.path)).toMatchObject({
      ok: true,
      value: { parsed: ['b/tasks.csv'], removed: ['a.md'], blocks: 4 },
    });
    await writeFiles(folder.path, { 'users.json': '[{"id":"U1","real_name":"Ana Ruiz"}]' });
    expect(await ingest(test, folder.path)).toMatchObject({
      ok: true,
      value: { parsed: ['ops/2026-03-11.json', 'users.json'] },
    });
    expect(known.blocks.all({ kinds: ['message'] }).map(({ author }) => author)).toEqual(['Ana Ruiz']);
    expect(
      known.blocks.all({ kinds: ['row'] }).map(({ locator, id }) => [locator, known.blocks.byId(id)?.title]),
    ).toEqual([
      ['row T-1', 'Order the pump'],
      ['row T-2', 'Mount it'],
    ]);
  });

  it('keeps finished files when it is stopped, and goes on from there', async () => {
    await using data = await temporaryFolder();
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`note-${index}.md`, `# Note ${index}\n\ntext ${index}`]),
    );
    await using folder = await temporaryFolder(files);
    {
      await using test = await openTestKnowledge({ folder: data.path });
      const controller = new AbortController();
      const stopped = await test.knowledge.of(workspace).ingest({
        sources: [folderSource(folder.path)],
        signal: controller.signal,
        onProgress: ({ stage, done }) => {
          if (stage === 'reading' && done === 5) controller.abort();
        },
      });
      expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(test.knowledge.of(workspace).files()).toHaveLength(5);
    }
    await using again = await openTestKnowledge({ folder: data.path });
    expect(await ingest(again, folder.path)).toMatchObject({ ok: true, value: { blocks: 8 } });
    expect(again.parsed).toEqual(['note-5.md', 'note-6.md', 'note-7.md']);
  });

  it('lists what it cannot read with the reason, and reads the rest', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder({
      'fine.txt': 'fine',
      'photo.png': Buffer.from('89504e470d0a1a0a00', 'hex'),
      'empty.csv': '',
    });
    await symlink('/etc/hostname', join(folder.path, 'outside.txt'));
    await symlink(join(folder.path, 'fine.txt'), join(folder.path, 'inside.txt'));
    await symlink('nowhere', join(folder.path, 'broken.txt'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder.path, 'socket'), resolve));
    await using test = await openTestKnowledge({ folder: data.path });
    const report = await ingest(test, folder.path);
    await new Promise((resolve) => server.close(resolve));
    expect(
      report.ok && report.value.files.map(({ file, blocks, problem }) => [file, blocks, problem?.code ?? null]),
    ).toEqual([
      ['broken.txt', 0, 'link'],
      ['empty.csv', 0, 'empty'],
      ['fine.txt', 1, null],
      ['outside.txt', 0, 'link'],
      ['photo.png', 0, 'unsupported-format'],
      ['socket', 0, 'not-a-file'],
    ]);
  });

  it('says when there is nothing to read, or no folder', async () => {
    await using data = await temporaryFolder();
    await using empty = await temporaryFolder();
    await using test = await openTestKnowledge({ folder: data.path });
    expect(await ingest(test, empty.path)).toMatchObject({ ok: false, error: { code: 'nothing-to-read', files: [] } });
    expect(await ingest(test, join(empty.path, 'gone'))).toMatchObject({
      ok: false,
      error: { code: 'folder-unreadable' },
    });
  });

  it('passes on that the embedder is missing and stores nothing half', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder({ 'a.md': 'text' });
    const missing = {
      ok: false,
      error: { code: 'model-missing', message: 'The embedder is missing.', modelId: 'e' },
    } as const;
    const embedder = {
      dimensions: 256,
      maxTokens: 256,
      embed: () => Promise.resolve(missing),
      countTokens: () => Promise.resolve(missing),
    };
    await using test = await openTestKnowledge({ folder: data.path, parts: { embedder } });
    expect(await ingest(test, folder.path)).toEqual(missing);
    expect(test.knowledge.of(workspace).files()).toEqual([]);
  });

  it('reads again with a new embedding model, and embeds equal texts once', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder({ 'a.csv': `id,title\n${'T-1,same\n'.repeat(3)}` });
    {
      await using test = await openTestKnowledge({ folder: data.path });
      await ingest(test, folder.path);
    }
    await using test = await openTestKnowledge({ folder: data.path, parts: { embedderId: 'other' } });
    expect(await ingest(test, folder.path)).toMatchObject({ ok: true, value: { parsed: ['a.csv'] } });
  });
});

describe('the sample workspace', () => {
  const sample = join(import.meta.dirname, '../../../resources/samples/launch-delay');

  it('is read without a problem, in every format, and nothing of the truth with it', async () => {
    await using data = await temporaryFolder();
    await using test = await openTestKnowledge({ folder: data.path });
    const known = test.knowledge.of(workspace);
    const report = await ingest(test, join(sample, 'exports'));
    expect(report.ok && report.value.files.filter(({ problem }) => problem !== null)).toEqual([]);
    const formats = new Set(known.files().map(({ format }) => format));
    expect([...formats].toSorted()).toEqual([
      'csv',
      'git-bundle',
      'ics',
      'mbox',
      'md',
      'pdf',
      'slack',
      'slack-directory',
    ]);
    const blocks = known.blocks.all({});
    expect(blocks.filter(({ file }) => file.includes('ground-truth'))).toEqual([]);
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    expect(blocks.filter(({ kind }) => kind === 'row').length).toBeGreaterThanOrEqual(140);
    expect(blocks.filter(({ kind }) => kind === 'commit').length).toBeGreaterThanOrEqual(190);
    expect(blocks.filter(({ kind }) => kind === 'message').length).toBeGreaterThanOrEqual(380);
    expect(blocks.filter(({ kind }) => kind === 'mail').length).toBeGreaterThanOrEqual(75);
    const csv = await readFile(join(sample, 'exports/tracker.csv'), 'utf8');
    expect(
      blocks.filter(({ kind }) => kind === 'row').every(({ start, end, text }) => csv.slice(start, end) === text),
    ).toBe(true);
  });
});
