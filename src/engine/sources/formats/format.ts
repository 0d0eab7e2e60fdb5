import type { FileProblem, ParsedBlock } from '../../ports/document-parser.ts';
import { decodeText } from '../text/decode-text.ts';
import { megabytes, readBounded } from '../text/read-bounded.ts';

export type FormatLimits = {
  /** Bytes of one text file that are read; what lies beyond is reported, never cut in silence. */
  readonly textBytes: number;
  /** Bytes of one mailbox; attachments make mailboxes large while their text is small. */
  readonly mailboxBytes: number;
  /** Bytes of one binary document (PDF, bundle). */
  readonly documentBytes: number;
  /** Blocks of one file. */
  readonly blocks: number;
};

export const defaultLimits: FormatLimits = {
  textBytes: 64 * 1_048_576,
  mailboxBytes: 1024 * 1_048_576,
  documentBytes: 256 * 1_048_576,
  blocks: 50_000,
};

/** What is known of a file before it is read. */
export type SniffInput = {
  readonly file: string;
  readonly entry: 'file' | 'repository';
  /** Up to the first 16 KB, raw. */
  readonly head: Uint8Array;
  /** The same as text; empty when the bytes are not text. */
  readonly headText: string;
};

export type FormatInput = {
  readonly file: string;
  readonly path: string;
  readonly limits: FormatLimits;
  /** A folder that exists, is empty and is removed after this file. */
  readonly temporaryFolder: string;
  readonly report: (problem: FileProblem) => void;
};

/**
 * One document format. `sniff` says `sure` when the content alone proves it, `possible` when the file's extension must agree.
 * `parse` yields blocks in source order, reports what it had to leave out, and throws only for a file that is unreadable as a whole.
 */
export type Format = {
  readonly id: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  sniff(input: SniffInput): 'sure' | 'possible' | 'no';
  parse(input: FormatInput): AsyncIterable<ParsedBlock>;
};

/** The decoded text of a file up to the limit, cut at a line end; reports `too-large` when something is left out. */
export async function readText(input: FormatInput): Promise<string> {
  const { bytes, total } = await readBounded({ path: input.path, limit: input.limits.textBytes });
  const { text } = decodeText(bytes);
  if (bytes.length >= total) return text;
  input.report({
    code: 'too-large',
    message: `Only the first ${megabytes(bytes.length)} of ${megabytes(total)} were read; the rest is not searchable.`,
  });
  const lastBreak = text.lastIndexOf('\n');
  return lastBreak > 0 ? text.slice(0, lastBreak + 1) : text;
}

/** A block whose text has no place in a decoded file text: its offsets span its own text. */
export function ownOffsets(text: string): { readonly start: number; readonly end: number } {
  return { start: 0, end: text.length };
}

/** Leaves out empty values: a field is there only where the source says something. */
export function presentFields(fields: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== '') present[name] = value;
  }
  return present;
}
