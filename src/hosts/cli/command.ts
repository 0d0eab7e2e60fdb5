import type { Result } from '../../shared/kernel/result.ts';
import type { Terminal } from './terminal.ts';

/** Why a command did not do what was asked, and the exit code that says so. */
export type CommandFailure = { readonly exitCode: number; readonly message: string };

export type CommandContext = {
  readonly terminal: Terminal;
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
};

/** One word after `guildhall`. A new command is one file and one line in `commands/index.ts`. */
export type CliCommand = {
  readonly name: string;
  /** What follows the name, as in the help. */
  readonly synopsis: string;
  readonly summary: string;
  /** Further lines of its own help; empty when the synopsis says it all. */
  readonly details: readonly string[];
  /** Gives the exit code, or what went wrong. */
  run(args: readonly string[], context: CommandContext): Promise<Result<number, CommandFailure>>;
};
