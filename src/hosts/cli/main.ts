import type { Result } from '../../shared/kernel/result.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { usage } from './arguments.ts';
import type { CliCommand, CommandContext, CommandFailure } from './command.ts';

/** Picks the command and runs it; says what went wrong on stderr. Returns the exit code. */
export async function main(options: {
  readonly args: readonly string[];
  readonly commands: readonly CliCommand[];
  readonly version: string;
  readonly context: CommandContext;
}): Promise<number> {
  const { terminal } = options.context;
  const outcome = await dispatch(options);
  if (outcome.ok) return outcome.value;
  terminal.line(`guildhall: ${outcome.error.message}`);
  return outcome.error.exitCode;
}

async function dispatch(options: Parameters<typeof main>[0]): Promise<Result<number, CommandFailure>> {
  const { args, commands, context, version } = options;
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = rest.length > 0 ? commands.find((command) => command.name === rest[0]) : undefined;
    context.terminal.out(asked === undefined ? overview(commands) : helpOf(asked));
    return ok(0);
  }
  if (name === '--version' || name === '-v') {
    context.terminal.out(`${version}\n`);
    return ok(0);
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const known = commands.map((candidate) => candidate.name).join(', ');
    return err(usage(`There is no command "${name}". Known: ${known}. "guildhall --help" explains them.`));
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    context.terminal.out(helpOf(command));
    return ok(0);
  }
  const outcome = await command.run(rest, context);
  if (outcome.ok || outcome.error.exitCode !== usage('').exitCode) return outcome;
  const hint = `Usage: guildhall ${command.name} ${command.synopsis}`.trimEnd();
  return err(usage(`${outcome.error.message}\n${hint}`));
}

function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Guildhall: private teams of small agents, on your own machine.',
    '',
    'Usage: guildhall <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --data <folder> (or GUILDHALL_DATA): where runs and indexes are kept.',
    '"guildhall help <command>" tells more. "guildhall --version" prints the version.',
    '',
  ].join('\n');
}

function helpOf(command: CliCommand): string {
  const details = command.details.length > 0 ? ['', ...command.details] : [];
  return [`Usage: guildhall ${command.name} ${command.synopsis}`.trimEnd(), '', command.summary, ...details, ''].join(
    '\n',
  );
}
