import fs from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import git from 'isomorphic-git';

/** What a commit changed: one line for each file (`M src/heater.c`), and the beginning of the text's differences. */
export type CommitChanges = { readonly changes: string; readonly diff: string };

const MOST_FILES = 20;
/** Files whose text is compared; the others are only named. */
const MOST_COMPARED = 4;
const LONGEST_FILE = 64 * 1024;
const LONGEST_DIFF = 3000;
const CONTEXT_LINES = 2;

type Change = {
  readonly kind: 'A' | 'M' | 'D';
  readonly path: string;
  readonly before: string;
  readonly after: string;
};

/** Compares a commit with its first parent (nothing, for the first commit). Null where a part of it is not in the repository. */
export async function commitChanges(options: {
  readonly gitdir: string;
  readonly oid: string;
  readonly parent: string | null;
  readonly cache: object;
}): Promise<CommitChanges | null> {
  try {
    const changed = await changedFiles(options);
    const more = changed.length > MOST_FILES ? [`… ${changed.length - MOST_FILES}`] : [];
    const lines = changed.slice(0, MOST_FILES).map(({ kind, path }) => `${kind} ${path}`);
    const patches: string[] = [];
    for (const change of changed.slice(0, MOST_COMPARED)) patches.push(await patchOf({ ...options, change }));
    const diff = patches.filter((patch) => patch !== '').join('\n');
    const cut = diff.length > LONGEST_DIFF ? `${diff.slice(0, diff.lastIndexOf('\n', LONGEST_DIFF))}\n…` : diff;
    return { changes: [...lines, ...more].join('\n'), diff: cut };
  } catch (cause) {
    if (cause instanceof git.Errors.NotFoundError || cause instanceof git.Errors.ObjectTypeError) return null;
    throw cause;
  }
}

async function changedFiles(options: {
  readonly gitdir: string;
  readonly oid: string;
  readonly parent: string | null;
  readonly cache: object;
}): Promise<readonly Change[]> {
  const { gitdir, oid, parent, cache } = options;
  const trees = [git.TREE({ ref: oid }), ...(parent === null ? [] : [git.TREE({ ref: parent })])];
  const changes: Change[] = [];
  await git.walk({
    fs,
    gitdir,
    cache,
    trees,
    map: async (path, [now, then]) => {
      const [after = '', before = ''] = await Promise.all([now?.oid(), then?.oid()]);
      // Equal folders are not looked into.
      if (after === before) return null;
      const kinds = await Promise.all([now?.type(), then?.type()]);
      if (kinds.includes('blob'))
        changes.push({ kind: before === '' ? 'A' : after === '' ? 'D' : 'M', path, before, after });
      return path;
    },
  });
  return changes.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

async function patchOf(options: {
  readonly gitdir: string;
  readonly cache: object;
  readonly change: Change;
}): Promise<string> {
  const { path, before, after } = options.change;
  const [old, young] = [await textOf(options, before), await textOf(options, after)];
  if (old === null || young === null) return '';
  const patch = createTwoFilesPatch(path, path, old, young, '', '', { context: CONTEXT_LINES });
  return patch
    .split('\n')
    .filter((line) => !/^(Index: |={10,}$)/.test(line))
    .join('\n')
    .trimEnd();
}

/** Null for what is no text, or too long to be compared. */
async function textOf(
  options: { readonly gitdir: string; readonly cache: object },
  oid: string,
): Promise<string | null> {
  if (oid === '') return '';
  const { gitdir, cache } = options;
  const { blob } = await git.readBlob({ fs, gitdir, oid, cache });
  return blob.length > LONGEST_FILE || blob.includes(0) ? null : Buffer.from(blob).toString('utf8');
}
