import type { EngineClient } from '../../shared/contract/index.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandContext, CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';
import { followRun } from './follow-run.ts';
import { printReport } from './print-report.ts';

/** Watches a started run to its end, prints its report, and gives the exit code of its status. */
export async function finishRun(options: {
  readonly client: EngineClient;
  readonly runId: RunId;
  readonly json: boolean;
  readonly context: CommandContext;
}): Promise<Result<number, CommandFailure>> {
  const { client, runId, json, context } = options;
  const followed = await followRun(options);
  if (!followed.ok) return followed;
  const report = await client.runs.report({ runId });
  if (!report.ok) return err({ exitCode: exitCodeOf.failed, message: report.error.message });
  if (json) context.terminal.out(`${JSON.stringify(report.value)}\n`);
  else printReport(report.value, context.terminal);
  if (report.value.status === 'failed' && followed.value.reason !== '') {
    context.terminal.line(`The run failed: ${followed.value.reason}`);
  }
  return ok(exitCodeOf[report.value.status]);
}
