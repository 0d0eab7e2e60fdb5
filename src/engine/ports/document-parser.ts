import { z } from 'zod';
import { Block } from '../../shared/domain/source.ts';

/** A block as a format makes it: before the engine gives it its id and its file. */
export const ParsedBlock = Block.omit({ id: true, file: true });
export type ParsedBlock = z.infer<typeof ParsedBlock>;

/** Why a file, or a part of it, could not be read. `message` is one sentence for the person. */
export const FileProblem = z.strictObject({ code: z.string(), message: z.string() });
export type FileProblem = z.infer<typeof FileProblem>;

export type ParseRequest = {
  /** Absolute path of a regular file, or of a repository's own folder (`.git`). */
  readonly path: string;
  /** The same place relative to the source root, with forward slashes. */
  readonly file: string;
  readonly entry: 'file' | 'repository';
  readonly signal: AbortSignal;
};

/** What came out of one file. `blocks` may be a part only; then `problem` says what is missing and why. */
export type ParsedFile = {
  readonly format: string;
  readonly blocks: readonly ParsedBlock[];
  readonly problem: FileProblem | null;
};

/**
 * Reads documents in a process that may be killed. Never rejects for a bad file: a crash, a time-out or an unknown format is a
 * `problem`. Rejects with the signal's reason when aborted.
 */
export type DocumentParser = {
  parse(request: ParseRequest): Promise<ParsedFile>;
  close(): Promise<void>;
};
