import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { homeLabel } from '../../shared/domain/source-path.ts';
import type { Source } from '../../shared/domain/workspace.ts';
import type { FileProblem, ParsedBlock } from '../ports/document-parser.ts';
import { chooseFormat, defaultLimits, readFileBlocks } from '../sources/formats/index.ts';
import type { FormatLimits } from '../sources/formats/index.ts';

export type FixtureReading = {
  readonly format: string;
  readonly blocks: readonly ParsedBlock[];
  readonly problems: readonly FileProblem[];
};

/** A folder for one test with these files in it; removed when the test's scope ends. */
export async function temporaryFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<{ readonly path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'guildhall-test-'));
  await writeFiles(path, files);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A folder as the one that a workspace was opened with. */
export function folderSource(path: string): Source {
  return { label: homeLabel, path, entry: 'folder' };
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
}

/** Reads one file of a folder as the parser process does, in this process. */
export async function readFixture(options: {
  readonly folder: string;
  readonly file: string;
  readonly entry?: 'file' | 'repository';
  readonly limits?: Partial<FormatLimits>;
}): Promise<FixtureReading> {
  await using scratch = await temporaryFolder();
  const blocks: ParsedBlock[] = [];
  const problems: FileProblem[] = [];
  let format = '';
  for await (const item of readFileBlocks({
    path: join(options.folder, options.file),
    file: options.file,
    entry: options.entry ?? 'file',
    limits: { ...defaultLimits, ...options.limits },
    temporaryFolder: scratch.path,
    chooseFormat,
  })) {
    if (item.type === 'block') blocks.push(item.block);
    else if (item.type === 'problem') problems.push(item.problem);
    else format = item.format;
  }
  return { format, blocks, problems };
}

/** The same for content that is not on the disk yet. */
export async function readContent(options: {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly limits?: Partial<FormatLimits>;
}): Promise<FixtureReading> {
  await using folder = await temporaryFolder({ [options.file]: options.content });
  return await readFixture({ ...options, folder: folder.path });
}
