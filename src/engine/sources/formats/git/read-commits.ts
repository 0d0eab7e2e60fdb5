import fs from 'node:fs';
import git from 'isomorphic-git';
import type { CommitObject } from 'isomorphic-git';

export type Tip = { readonly name: string; readonly oid: string };

export type ReadCommit = { readonly oid: string; readonly commit: CommitObject; readonly branches: readonly string[] };

export type CommitHistory = {
  /** Oldest first. */
  readonly commits: readonly ReadCommit[];
  /** Commits that are named but not there (a shallow clone, a thin bundle). */
  readonly missing: number;
  readonly complete: boolean;
};

/** Every commit that the tips reach, each with the branches that contain it, up to `limit` commits. */
export async function readCommits(options: {
  readonly gitdir: string;
  readonly tips: readonly Tip[];
  readonly limit: number;
}): Promise<CommitHistory> {
  const cache = {};
  const found = new Map<string, CommitObject>();
  const missing = new Set<string>();
  let complete = true;
  const queue = options.tips.map(({ oid }) => oid);
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (found.has(oid) || missing.has(oid)) continue;
    if (found.size >= options.limit) {
      complete = false;
      break;
    }
    const commit = await readOne({ gitdir: options.gitdir, oid, cache });
    if (commit === null) missing.add(oid);
    else {
      found.set(oid, commit);
      queue.push(...commit.parent);
    }
  }
  const containing = branchesOf({ tips: options.tips, found });
  const commits = [...found].map(([oid, commit]) => ({ oid, commit, branches: containing.get(oid) ?? [] }));
  commits.sort(
    (left, right) => left.commit.author.timestamp - right.commit.author.timestamp || (left.oid < right.oid ? -1 : 1),
  );
  return { commits, missing: missing.size, complete };
}

async function readOne(options: {
  readonly gitdir: string;
  readonly oid: string;
  readonly cache: object;
}): Promise<CommitObject | null> {
  try {
    const { commit } = await git.readCommit({ fs, ...options });
    return commit;
  } catch (cause) {
    if (cause instanceof git.Errors.NotFoundError || cause instanceof git.Errors.ObjectTypeError) return null;
    throw cause;
  }
}

function branchesOf(options: {
  readonly tips: readonly Tip[];
  readonly found: ReadonlyMap<string, CommitObject>;
}): ReadonlyMap<string, readonly string[]> {
  const containing = new Map<string, string[]>();
  for (const { name, oid } of options.tips) {
    const reached = new Set<string>();
    const queue = [oid];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const commit = options.found.get(at);
      if (commit === undefined || reached.has(at)) continue;
      reached.add(at);
      queue.push(...commit.parent);
      const names = containing.get(at);
      if (names === undefined) containing.set(at, [name]);
      else names.push(name);
    }
  }
  return containing;
}
