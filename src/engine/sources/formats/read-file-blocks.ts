import { open } from 'node:fs/promises';
import type { FileProblem, ParsedBlock } from '../../ports/document-parser.ts';
import { decodeText, looksBinary } from '../text/decode-text.ts';
import type { Format, FormatInput, FormatLimits, SniffInput } from './format.ts';

const HEAD_BYTES = 16_384;

export type ReadItem =
  | { readonly type: 'format'; readonly format: string }
  | { readonly type: 'block'; readonly block: ParsedBlock }
  | { readonly type: 'problem'; readonly problem: FileProblem };

/** Reads one file in its format. Never throws for what is in the file: every failure is an item that says why. */
export async function* readFileBlocks(options: {
  readonly path: string;
  readonly file: string;
  readonly entry: 'file' | 'repository';
  readonly limits: FormatLimits;
  readonly temporaryFolder: string;
  readonly chooseFormat: (input: SniffInput) => Format | null;
}): AsyncGenerator<ReadItem> {
  const problems: FileProblem[] = [];
  try {
    const sniff = await sniffInput(options);
    const format = options.chooseFormat(sniff);
    yield { type: 'format', format: format?.id ?? 'unknown' };
    if (format === null) {
      yield { type: 'problem', problem: unsupported(options.file, sniff) };
      return;
    }
    const input: FormatInput = { ...options, report: (problem) => problems.push(problem) };
    let count = 0;
    for await (const block of format.parse(input)) {
      if (count === options.limits.blocks) {
        problems.push({
          code: 'too-large',
          message: `Only the first ${count} entries were read; the rest is not searchable.`,
        });
        break;
      }
      count += 1;
      yield { type: 'block', block };
    }
  } catch (cause) {
    problems.push(failure(cause));
  }
  for (const problem of problems) yield { type: 'problem', problem };
}

async function sniffInput(options: {
  readonly path: string;
  readonly file: string;
  readonly entry: 'file' | 'repository';
}): Promise<SniffInput> {
  const { file, entry } = options;
  if (entry === 'repository') return { file, entry, head: new Uint8Array(0), headText: '' };
  const handle = await open(options.path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    return { file, entry, head, headText: looksBinary(head) ? '' : decodeText(head).text };
  } finally {
    await handle.close();
  }
}

function unsupported(file: string, sniff: SniffInput): FileProblem {
  if (sniff.head.length === 0) return { code: 'empty', message: 'The file is empty.' };
  return { code: 'unsupported-format', message: `Files like ${file.split('/').at(-1) ?? file} cannot be read yet.` };
}

function failure(cause: unknown): FileProblem {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/password/iu.test(message) && cause instanceof Error && cause.name === 'PasswordException') {
    return { code: 'encrypted', message: 'The document is protected by a password.' };
  }
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (/^E(?:ACCES|PERM|NOENT|IO|ISDIR|BUSY)$/u.test(code))
    return { code: 'unreadable', message: `The file could not be opened (${code}).` };
  return { code: 'damaged', message: `The file could not be read to its end: ${message}` };
}
