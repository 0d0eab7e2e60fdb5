import fs from 'node:fs';
import { join } from 'node:path';
import git from 'isomorphic-git';
import { expect, it } from 'vitest';
import { readFixture, temporaryFolder, writeFiles } from '../../../testing/read-fixture.ts';

const at = (hour: number): number => Date.UTC(2026, 2, 11, hour) / 1000;

/** Two commits on main, one more on a branch; names of the commits in that order. */
async function makeRepository(dir: string): Promise<string[]> {
  await git.init({ fs, dir, defaultBranch: 'main' });
  const commit = async (message: string, hour: number): Promise<string> => {
    await writeFiles(dir, { 'a.txt': message });
    await git.add({ fs, dir, filepath: 'a.txt' });
    return git.commit({
      fs,
      dir,
      message,
      author: { name: 'Ana Ruiz', email: 'ana@x.example', timestamp: at(hour), timezoneOffset: -60 },
    });
  };
  const first = await commit('Start', 9);
  const second = await commit('Fix the pump\n\nRefs ORN-12', 10);
  await git.branch({ fs, dir, ref: 'release/1', checkout: true });
  return [first, second, await commit('Release notes', 11)];
}

const expected = (shas: readonly string[]): unknown[] => [
  [`commit ${shas[0]?.slice(0, 12)}`, 'Start', 'main, release/1', at(9) * 1000],
  [`commit ${shas[1]?.slice(0, 12)}`, 'Fix the pump', 'main, release/1', at(10) * 1000],
  [`commit ${shas[2]?.slice(0, 12)}`, 'Release notes', 'release/1', at(11) * 1000],
];

it('reads the commits of all branches of a repository', async () => {
  await using folder = await temporaryFolder();
  const shas = await makeRepository(folder.path);
  const { format, blocks, problems } = await readFixture({ folder: folder.path, file: '.git', entry: 'repository' });
  expect([format, problems]).toEqual(['git', []]);
  expect(
    blocks.map(({ locator, title, fields, timestamp }) => [locator, title, fields['branches'], timestamp]),
  ).toEqual(expected(shas));
  expect(blocks[1]).toMatchObject({
    kind: 'commit',
    text: 'Fix the pump\n\nRefs ORN-12',
    author: 'Ana Ruiz',
    fields: {
      sha: shas[1],
      email: 'ana@x.example',
      parents: shas[0],
      date: '2026-03-11T10:00:00.000Z',
      subject: 'Fix the pump',
      changes: 'M a.txt',
      diff: '--- a.txt\n+++ a.txt\n@@ -1,1 +1,3 @@\n-Start\n\\ No newline at end of file\n+Fix the pump\n+\n+Refs ORN-12\n\\ No newline at end of file',
    },
  });
});

it('reads a bundle as git writes it, and one that is cut off with its reason', async () => {
  await using folder = await temporaryFolder();
  const shas = await makeRepository(folder.path);
  const { packfile } = await git.packObjects({ fs, dir: folder.path, oids: await allObjects(folder.path, shas) });
  const header = `# v2 git bundle\n${shas[1]} refs/heads/main\n${shas[2]} refs/heads/release/1\n\n`;
  const bundle = Buffer.concat([Buffer.from(header), packfile ?? Buffer.alloc(0)]);
  await writeFiles(folder.path, { 'repo.bundle': bundle, 'cut.bundle': bundle.subarray(0, bundle.length - 60) });
  const { format, blocks, problems } = await readFixture({ folder: folder.path, file: 'repo.bundle' });
  expect([format, problems]).toEqual(['git-bundle', []]);
  expect(
    blocks.map(({ locator, title, fields, timestamp }) => [locator, title, fields['branches'], timestamp]),
  ).toEqual(expected(shas));
  const cut = await readFixture({ folder: folder.path, file: 'cut.bundle' });
  expect(cut.problems.length).toBeGreaterThan(0);
});

it('says that a shallow history is incomplete', async () => {
  await using folder = await temporaryFolder();
  const [first = '', second = ''] = await makeRepository(folder.path);
  await fs.promises.rm(join(folder.path, '.git', 'objects', first.slice(0, 2), first.slice(2)));
  const { blocks, problems } = await readFixture({ folder: folder.path, file: '.git', entry: 'repository' });
  expect(blocks.map(({ fields }) => fields['sha'])).toContain(second);
  expect(problems).toEqual([
    { code: 'incomplete-history', message: '1 commit(s) that the history names are not in it.' },
  ]);
});

/** Commits, trees and the one file's contents. */
async function allObjects(dir: string, shas: readonly string[]): Promise<string[]> {
  const oids: string[] = [];
  for (const oid of shas) {
    const { commit } = await git.readCommit({ fs, dir, oid });
    const { tree } = await git.readTree({ fs, dir, oid: commit.tree });
    oids.push(oid, commit.tree, ...tree.map((entry) => entry.oid));
  }
  return [...new Set(oids)];
}
