import fs from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import type { Tip } from './read-commits.ts';

export type OpenBundle = { readonly gitdir: string; readonly tips: readonly Tip[]; readonly prerequisites: number };

/**
 * Makes a bundle readable (gitformat-bundle: a signature, capability, prerequisite and reference lines, an empty line, a packfile):
 * its pack is written below `folder` and indexed there. Throws with a reason where the bundle is damaged.
 */
export async function openBundle(options: {
  readonly bytes: Uint8Array;
  readonly folder: string;
}): Promise<OpenBundle> {
  const bytes = Buffer.from(options.bytes.buffer, options.bytes.byteOffset, options.bytes.byteLength);
  const headerEnd = bytes.indexOf('\n\n');
  if (headerEnd === -1) throw new Error('the bundle has no end of its header');
  const [signature, ...lines] = bytes.toString('utf8', 0, headerEnd).split('\n');
  if (!/^# v[23] git bundle$/u.test(signature ?? '')) throw new Error('not a git bundle of version 2 or 3');
  if (lines.some((line) => /^@object-format=(?!sha1)/u.test(line)))
    throw new Error('bundles with SHA-256 names cannot be read');
  const gitdir = join(options.folder, 'bundle.git');
  await mkdir(join(gitdir, 'objects', 'pack'), { recursive: true });
  await mkdir(join(gitdir, 'refs', 'heads'), { recursive: true });
  await writeFile(join(gitdir, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(gitdir, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  const filepath = 'objects/pack/pack-bundle.pack';
  await writeFile(join(gitdir, filepath), bytes.subarray(headerEnd + 2));
  await git.indexPack({ fs, dir: gitdir, gitdir, filepath });
  return { gitdir, tips: branchTips(lines), prerequisites: lines.filter((line) => line.startsWith('-')).length };
}

function branchTips(lines: readonly string[]): Tip[] {
  const references = lines.flatMap((line) => {
    const match = /^([0-9a-f]{40}) (\S+)$/u.exec(line);
    return match ? [{ oid: match[1] ?? '', name: match[2] ?? '' }] : [];
  });
  const branches = references.filter(({ name }) => name.startsWith('refs/heads/') || name.startsWith('refs/remotes/'));
  const used = branches.length > 0 ? branches : references;
  return used.map(({ oid, name }) => ({ oid, name: name.replace(/^refs\/(?:heads|remotes|tags)\//u, '') }));
}
