import type { EngineClient } from '../../../shared/contract/index.ts';
import { StreamFailure } from '../../../shared/contract/stream-failure.ts';
import { reduceRun } from '../../../shared/events/reduce-run.ts';
import type { RunEvent } from '../../../shared/events/index.ts';
import { emptyRunState } from '../../../shared/events/run-state.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand, CommandFailure } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { formatTrace } from '../format-trace.ts';
import { withClient } from '../with-client.ts';

export const traceCommand: CliCommand = {
  name: 'trace',
  synopsis: '<run> [--json | --otlp] [--data <folder>]',
  summary: 'Shows every step of a run: tasks, model calls with tokens and times, checks, claims.',
  details: [
    '  --json  the events themselves, one JSON object a line',
    '  --otlp  spans as OpenTelemetry JSON, for tools that read OTLP',
  ],
  async run(args, { terminal }) {
    const parsed = parseArguments(args, {
      json: { type: 'boolean', default: false },
      otlp: { type: 'boolean', default: false },
      data: { type: 'string' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const runId = RunId.safeParse(positionals[0]);
    if (!runId.success || positionals.length > 1) return err(usage('Which run? "guildhall runs" lists them.'));
    if (values.json && values.otlp) return err(usage('Either --json or --otlp.'));
    return withClient(values, async ({ client }) => {
      if (values.otlp) {
        const file = await client.runs.exportTrace({ runId: runId.data, format: 'otlp' });
        if (!file.ok) return err({ exitCode: exitCodeOf.failed, message: file.error.message });
        terminal.out(`${file.value.text}\n`);
        return ok(0);
      }
      const known = await client.runs.report({ runId: runId.data });
      if (!known.ok) return err({ exitCode: exitCodeOf.failed, message: known.error.message });
      const events = await eventsSoFar({ client, runId: runId.data });
      if (!events.ok) return events;
      if (values.json) for (const event of events.value) terminal.out(`${JSON.stringify(event)}\n`);
      else terminal.out(formatTrace(events.value.reduce(reduceRun, emptyRunState)));
      return ok(0);
    });
  },
};

/** The stream of a run that still goes on would not end, so reading stops where nothing more is stored. */
async function eventsSoFar(options: {
  readonly client: EngineClient;
  readonly runId: RunId;
}): Promise<Result<readonly RunEvent[], CommandFailure>> {
  const { client, runId } = options;
  const events: RunEvent[] = [];
  const reading = new AbortController();
  try {
    for await (const feed of client.runs.events({ runId, afterSeq: 0 }, { signal: reading.signal })) {
      if (feed.kind === 'events') events.push(...feed.events);
      // The stored part comes first and at once; what follows is live.
      if (feed.kind === 'draft' || isStanding(events)) break;
      scheduleEnd(reading);
    }
  } catch (cause) {
    if (!(cause instanceof StreamFailure)) throw cause;
    return err({ exitCode: exitCodeOf.failed, message: cause.error.message });
  } finally {
    reading.abort();
  }
  return ok(events);
}

function isStanding(events: readonly RunEvent[]): boolean {
  return events.at(-1)?.type === 'run.finished';
}

/** A quarter of a second without anything new: the stored part is through. */
function scheduleEnd(reading: AbortController): void {
  const timer = setTimeout(() => reading.abort(), 250);
  reading.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
