import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FileProblem } from '../ports/document-parser.ts';

export type FoundFile = {
  /** Relative to the root, forward slashes. */
  readonly file: string;
  readonly path: string;
  readonly entry: 'file' | 'repository';
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Set where it is known already that it cannot be read. */
  readonly problem: FileProblem | null;
};

/** Folders of installed packages: other people's text, by the thousand. */
const skippedFolders = new Set(['node_modules', '__pycache__', 'bower_components']);
const MOST_FILES = 50_000;

/**
 * Everything below a folder that may be read, sorted by name. Hidden files and the insides of repositories are left out (a
 * repository itself is one entry). Links are not followed; those that leave the folder are listed with a problem. Throws only when
 * the folder itself cannot be listed.
 */
export async function walkFolder(options: {
  readonly folder: string;
  readonly signal: AbortSignal;
}): Promise<FoundFile[]> {
  const root = await realpath(options.folder);
  const found: FoundFile[] = [];
  const queue: string[] = [''];
  await readdir(root);
  for (let relative = queue.shift(); relative !== undefined; relative = queue.shift()) {
    options.signal.throwIfAborted();
    for (const item of await lookInto({ root, relative })) {
      if (typeof item === 'string') queue.push(item);
      else found.push(item);
      if (found.length >= MOST_FILES) return sorted([...found, tooMany()]);
    }
  }
  return sorted(found);
}

/** One folder's entries: files as found, folders to look into as their relative path. */
async function lookInto(options: {
  readonly root: string;
  readonly relative: string;
}): Promise<(FoundFile | string)[]> {
  const { root, relative } = options;
  const folder = join(root, relative);
  const names = await readdir(folder).catch((cause: unknown) => String(cause));
  if (typeof names === 'string') {
    return [
      unreadable({
        file: relative,
        path: folder,
        code: 'unreadable',
        message: `The folder could not be listed (${names}).`,
      }),
    ];
  }
  if (names.includes('HEAD') && names.includes('objects') && names.includes('refs'))
    return [await repository({ root, file: relative })];
  const items: (FoundFile | string)[] = [];
  for (const name of names) {
    const file = relative === '' ? name : `${relative}/${name}`;
    if (name === '.git') items.push(...(await dotGit({ root, file })));
    else if (!name.startsWith('.') && !skippedFolders.has(name)) items.push(...(await lookAt({ root, file })));
  }
  return items;
}

async function lookAt(options: { readonly root: string; readonly file: string }): Promise<(FoundFile | string)[]> {
  const { root, file } = options;
  const path = join(root, file);
  try {
    const facts = await lstat(path);
    if (facts.isDirectory()) return [file];
    if (facts.isSymbolicLink()) return await linkProblem({ root, file, path });
    if (!facts.isFile())
      return [
        unreadable({ file, path, code: 'not-a-file', message: 'It is a device, pipe or socket, not a document.' }),
      ];
    return [{ file, path, entry: 'file', bytes: facts.size, modifiedMs: facts.mtimeMs, problem: null }];
  } catch (cause) {
    return [unreadable({ file, path, code: 'unreadable', message: `It could not be looked at (${String(cause)}).` })];
  }
}

/** A link inside the folder leads to what is read anyway. */
async function linkProblem(options: {
  readonly root: string;
  readonly file: string;
  readonly path: string;
}): Promise<FoundFile[]> {
  const target = await realpath(options.path).catch(() => null);
  if (target !== null && (target === options.root || target.startsWith(options.root + sep))) return [];
  const message =
    target === null ? 'The link leads nowhere.' : 'The link leads out of the folder and was not followed.';
  return [unreadable({ file: options.file, path: options.path, code: 'link', message })];
}

async function dotGit(options: { readonly root: string; readonly file: string }): Promise<FoundFile[]> {
  const facts = await lstat(join(options.root, options.file)).catch(() => null);
  if (facts?.isDirectory() === true) return [await repository(options)];
  const path = join(options.root, options.file);
  return [
    unreadable({
      file: options.file,
      path,
      code: 'git-link',
      message: 'A checkout whose repository lies elsewhere; its commits were not read.',
    }),
  ];
}

async function repository(options: { readonly root: string; readonly file: string }): Promise<FoundFile> {
  const path = join(options.root, options.file);
  const facts = await stat(path);
  return {
    file: options.file === '' ? '.' : options.file,
    path,
    entry: 'repository',
    bytes: 0,
    modifiedMs: facts.mtimeMs,
    problem: null,
  };
}

function unreadable(options: {
  readonly file: string;
  readonly path: string;
  readonly code: string;
  readonly message: string;
}): FoundFile {
  const { file, path, code, message } = options;
  return { file, path, entry: 'file', bytes: 0, modifiedMs: 0, problem: { code, message } };
}

function tooMany(): FoundFile {
  const message = `The folder holds more than ${MOST_FILES} files; the others were not read.`;
  return unreadable({ file: '(more files)', path: '', code: 'too-many-files', message });
}

function sorted(found: readonly FoundFile[]): FoundFile[] {
  return found.toSorted((left, right) => (left.file < right.file ? -1 : 1));
}
