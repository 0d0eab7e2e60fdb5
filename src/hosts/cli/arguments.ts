import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandFailure } from './command.ts';
import { USAGE_ERROR } from './exit-codes.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

type Parsed<Shape extends Options> = ReturnType<
  typeof parseArgs<{ options: Shape; allowPositionals: true; args: string[] }>
>;

/** `node:util`'s parser with its complaints as values; options may stand before, between and after the positionals. */
export function parseArguments<const Shape extends Options>(
  args: readonly string[],
  options: Shape,
): Result<Pick<Parsed<Shape>, 'values' | 'positionals'>, CommandFailure> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (cause) {
    if (cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) {
      return err(usage(cause.message.split('\n')[0] ?? cause.message));
    }
    throw cause;
  }
}

/** A mistake in the command line, with the line that tells how it is meant. */
export function usage(message: string): CommandFailure {
  return { exitCode: USAGE_ERROR, message };
}
