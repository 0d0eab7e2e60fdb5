import { err, ok } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { formatTable } from '../table.ts';
import { withClient } from '../with-client.ts';

export const runsCommand: CliCommand = {
  name: 'runs',
  synopsis: '[--json] [--data <folder>]',
  summary: 'Lists the runs of the data folder, newest first.',
  details: [],
  async run(args, { terminal }) {
    const parsed = parseArguments(args, { json: { type: 'boolean', default: false }, data: { type: 'string' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    if (positionals.length > 0) return err(usage(`"${positionals[0]}" is not understood.`));
    return withClient(values, async ({ client }) => {
      const listed = await client.runs.list({ workspaceId: null, limit: 500 });
      if (!listed.ok) return err({ exitCode: exitCodeOf.failed, message: listed.error.message });
      const { runs } = listed.value;
      if (values.json) terminal.out(`${JSON.stringify(runs)}\n`);
      else if (runs.length === 0) terminal.line('No runs yet. Start one with: guildhall run');
      else {
        const rows = runs.map((run) => [
          run.runId,
          run.status,
          new Date(run.createdAt).toISOString().slice(0, 16).replace('T', ' '),
          run.teamId,
          run.question,
        ]);
        terminal.out(formatTable([['RUN', 'STATUS', 'STARTED (UTC)', 'TEAM', 'QUESTION'], ...rows]));
      }
      return ok(0);
    });
  },
};
