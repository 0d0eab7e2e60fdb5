import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import git from 'isomorphic-git';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { megabytes, readBounded } from '../../text/read-bounded.ts';
import type { Format, FormatInput } from '../format.ts';
import { ownOffsets, presentFields } from '../format.ts';
import { commitChanges } from './commit-changes.ts';
import type { CommitChanges } from './commit-changes.ts';
import { openBundle } from './open-bundle.ts';
import { readCommits } from './read-commits.ts';
import type { ReadCommit, Tip } from './read-commits.ts';

const MOST_COMMITS = 20_000;
const MOST_BRANCHES = 100;
/** The newest commits also say what they changed: comparing trees takes longer than reading messages. */
const MOST_COMPARED = 300;

/** A repository's own folder (`.git` or bare): every commit of every branch, without the git program. */
export const repositoryFormat: Format = {
  id: 'git',
  extensions: [],
  sniff: ({ entry }) => (entry === 'repository' ? 'sure' : 'no'),
  async *parse(input) {
    yield* commitBlocks({ input, gitdir: input.path, tips: await repositoryTips(input.path) });
  },
};

/** A repository in one file, as `git bundle create` writes it. */
export const bundleFormat: Format = {
  id: 'git-bundle',
  extensions: ['bundle'],
  sniff: ({ head }) =>
    /^# v\d git bundle\n/u.test(Buffer.from(head.subarray(0, 64)).toString('latin1')) ? 'sure' : 'no',
  async *parse(input) {
    const { bytes, total } = await readBounded({ path: input.path, limit: input.limits.documentBytes });
    if (bytes.length < total) {
      input.report({
        code: 'too-large',
        message: `A bundle of ${megabytes(total)} is more than is read (${megabytes(bytes.length)}).`,
      });
      return;
    }
    const { gitdir, tips } = await openBundle({ bytes, folder: input.temporaryFolder });
    try {
      yield* commitBlocks({ input, gitdir, tips });
    } finally {
      await rm(gitdir, { recursive: true, force: true });
    }
  },
};

async function repositoryTips(gitdir: string): Promise<Tip[]> {
  const tips: Tip[] = [];
  for (const branch of await git.listBranches({ fs, gitdir }))
    tips.push(...(await tipOf({ gitdir, ref: `refs/heads/${branch}`, name: branch })));
  for (const remote of await git.listRefs({ fs, gitdir, filepath: 'refs/remotes' })) {
    if (!remote.endsWith('/HEAD')) tips.push(...(await tipOf({ gitdir, ref: `refs/remotes/${remote}`, name: remote })));
  }
  if (tips.length === 0) tips.push(...(await tipOf({ gitdir, ref: 'HEAD', name: 'HEAD' })));
  // A remote branch that only repeats a local one says nothing new.
  return tips.filter(
    ({ name, oid }) =>
      !tips.some((other) => other.oid === oid && name !== other.name && name.endsWith(`/${other.name}`)),
  );
}

async function tipOf(options: {
  readonly gitdir: string;
  readonly ref: string;
  readonly name: string;
}): Promise<Tip[]> {
  try {
    return [{ name: options.name, oid: await git.resolveRef({ fs, gitdir: options.gitdir, ref: options.ref }) }];
  } catch (cause) {
    if (cause instanceof git.Errors.NotFoundError) return [];
    throw cause;
  }
}

async function* commitBlocks(options: {
  readonly input: FormatInput;
  readonly gitdir: string;
  readonly tips: readonly Tip[];
}): AsyncGenerator<ParsedBlock> {
  const { input, gitdir } = options;
  const tips = options.tips.slice(0, MOST_BRANCHES);
  const limit = Math.min(MOST_COMMITS, input.limits.blocks);
  const { commits, missing, complete } = await readCommits({ gitdir, tips, limit });
  const cache = {};
  const compared = commits.length - MOST_COMPARED;
  for (const [position, read] of commits.entries()) {
    const parent = read.commit.parent[0] ?? null;
    const changes = position < compared ? null : await commitChanges({ gitdir, oid: read.oid, parent, cache });
    yield commitBlock({ ...read, changes });
  }
  const gaps = [
    ...(complete ? [] : [`only ${limit} commits were read`]),
    ...(missing === 0 ? [] : [`${missing} commit(s) that the history names are not in it`]),
    ...(options.tips.length > MOST_BRANCHES
      ? [`only ${MOST_BRANCHES} of ${options.tips.length} branches were read`]
      : []),
  ];
  if (gaps.length > 0) input.report({ code: 'incomplete-history', message: `${gaps.join('; ')}.` });
}

function commitBlock(read: ReadCommit & { readonly changes: CommitChanges | null }): ParsedBlock {
  const { oid, commit, branches, changes } = read;
  const text = commit.message.trim();
  const subject = text.split('\n')[0] ?? '';
  const { name, email, timestamp } = commit.author;
  return {
    kind: 'commit',
    locator: `commit ${oid.slice(0, 12)}`,
    title: subject,
    text,
    ...ownOffsets(text),
    timestamp: timestamp * 1000,
    author: name,
    thread: null,
    fields: presentFields({
      sha: oid,
      author: name,
      email,
      date: new Date(timestamp * 1000).toISOString(),
      branches: branches.join(', '),
      parents: commit.parent.join(' '),
      subject,
      changes: changes?.changes,
      diff: changes?.diff,
      committer: commit.committer.name === name ? null : commit.committer.name,
      committed:
        commit.committer.timestamp === timestamp ? null : new Date(commit.committer.timestamp * 1000).toISOString(),
    }),
  };
}
