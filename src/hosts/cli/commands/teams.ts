import { readFile } from 'node:fs/promises';
import type { EngineClient } from '../../../shared/contract/index.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand, CommandContext, CommandFailure } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { formatTable } from '../table.ts';
import { withClient } from '../with-client.ts';

export const teamsCommand: CliCommand = {
  name: 'teams',
  synopsis: '[export <team> | import <file>] [--json] [--data <folder>]',
  summary: 'Lists the teams, and whether each can run; writes one as a .guild file, or takes one in.',
  details: [
    '  export <team>  prints the team as the text of a .guild file',
    '  import <file>  adds the team of a .guild file',
  ],
  async run(args, context) {
    const parsed = parseArguments(args, { json: { type: 'boolean', default: false }, data: { type: 'string' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [verb, subject, ...rest] = positionals;
    if (rest.length > 0) return err(usage(`"${rest[0]}" is not understood.`));
    if (verb === undefined) return withClient(values, ({ client }) => list({ client, context, json: values.json }));
    if (verb !== 'export' && verb !== 'import')
      return err(usage(`"${verb}" is not understood. Known: export, import.`));
    if (subject === undefined) return err(usage(verb === 'export' ? 'Which team?' : 'Which file?'));
    if (verb === 'export') return withClient(values, ({ client }) => exportTeam({ client, context, teamId: subject }));
    const text = await readFile(subject, 'utf8').catch(() => null);
    if (text === null) return err({ exitCode: exitCodeOf.failed, message: `The file ${subject} cannot be read.` });
    return withClient(values, ({ client }) => importTeam({ client, context, text }));
  },
};

type Outcome = Promise<Result<number, CommandFailure>>;
type Call = { readonly client: EngineClient; readonly context: CommandContext };

async function list({ client, context, json }: Call & { readonly json: boolean }): Outcome {
  const { terminal } = context;
  const listed = await client.teams.list({});
  if (!listed.ok) return err({ exitCode: exitCodeOf.failed, message: listed.error.message });
  const rows: string[][] = [];
  const teams = [];
  for (const { document, builtIn, revision } of listed.value.teams) {
    const preview = await client.teams.preview({ document, workspaceId: null });
    if (!preview.ok) return err({ exitCode: exitCodeOf.failed, message: preview.error.message });
    const errors = preview.value.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    teams.push({ id: document.id, title: document.title, builtIn, revision, agents: document.agents.length, errors });
    const state = errors[0] ?? 'ready';
    rows.push([document.id, builtIn ? 'built in' : `revision ${revision}`, String(document.agents.length), state]);
  }
  if (json) terminal.out(`${JSON.stringify(teams)}\n`);
  else terminal.out(formatTable([['TEAM', 'FROM', 'AGENTS', 'STATE'], ...rows]));
  return ok(0);
}

async function exportTeam({ client, context, teamId }: Call & { readonly teamId: string }): Outcome {
  const exported = await client.teams.exportFile({ teamId });
  if (!exported.ok) return err({ exitCode: exitCodeOf.failed, message: exported.error.message });
  context.terminal.out(exported.value.text);
  return ok(0);
}

async function importTeam({ client, context, text }: Call & { readonly text: string }): Outcome {
  const imported = await client.teams.importFile({ text });
  if (!imported.ok) return err({ exitCode: exitCodeOf.failed, message: imported.error.message });
  const { document } = imported.value;
  context.terminal.line(
    `“${document.title}” is here. Run it with: guildhall run ${document.id} "<question>" --workspace <name>`,
  );
  return ok(0);
}
