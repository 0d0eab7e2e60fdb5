import { RunId } from '../../../shared/kernel/ids.ts';
import { err } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { finishRun } from '../finish-run.ts';
import { withClient } from '../with-client.ts';

export const resumeCommand: CliCommand = {
  name: 'resume',
  synopsis: '<run> [--json] [--data <folder>]',
  summary: 'Goes on with a run that was stopped, was interrupted, or waits for an answer.',
  details: ['What was finished is not done again.'],
  async run(args, context) {
    const parsed = parseArguments(args, { json: { type: 'boolean', default: false }, data: { type: 'string' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const runId = RunId.safeParse(positionals[0]);
    if (!runId.success || positionals.length > 1) return err(usage('Which run? "guildhall runs" lists them.'));
    return withClient(values, async ({ client }) => {
      const resumed = await client.runs.resume({ runId: runId.data });
      if (!resumed.ok) return err({ exitCode: exitCodeOf.failed, message: resumed.error.message });
      return finishRun({ client, runId: resumed.value.runId, json: values.json, context });
    });
  },
};
