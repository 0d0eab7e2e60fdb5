import type { EngineClient } from '../../shared/contract/index.ts';
import type { ModelState } from '../../shared/contract/models.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { CommandContext, CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';

/** Sizes as file managers show them. */
export function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

/** Says what would be fetched and from where, and asks. `yes` is consent given on the command line. */
export async function askConsent(options: {
  readonly models: readonly ModelState[];
  readonly yes: boolean;
  readonly context: CommandContext;
}): Promise<boolean> {
  const { models, yes, context } = options;
  const { terminal, signal } = context;
  for (const { entry } of models) {
    const sources = entry.sources.map(({ kind }) => kind).join(', then ');
    terminal.line(
      `  ${entry.title} · ${megabytes(entry.bytes)} · licence ${entry.licence} · this machine, then ${sources}`,
    );
  }
  const total = models.reduce((sum, { entry }) => sum + entry.bytes, 0);
  if (yes) return true;
  if (!terminal.interactive) return false;
  const answer = await terminal.ask({ question: `Get ${megabytes(total)} now? Nothing is sent. [y/N] `, signal });
  return /^y(es)?$/i.test(answer.trim());
}

/** Gets one model after consent, with its progress on stderr. */
export async function fetchModel(options: {
  readonly client: EngineClient;
  readonly model: ModelState;
  readonly context: CommandContext;
}): Promise<Result<null, CommandFailure>> {
  const { client, model, context } = options;
  const { terminal, signal } = context;
  const { id, title, bytes } = model.entry;
  let failure: string | null = null;
  let saidAt = -1;
  try {
    for await (const progress of client.models.acquire({ modelId: id, consent: { bytes } }, { signal })) {
      const percent = Math.floor((100 * progress.doneBytes) / Math.max(1, progress.totalBytes));
      const line = `  ${title}: ${progress.stage} ${percent}% ${progress.source} ${progress.message}`.trimEnd();
      terminal.status(line);
      // Without a terminal that can rewrite its line, every tenth of the way is said once.
      const tenth = Math.floor(percent / 10);
      if (!terminal.live && tenth !== saidAt) terminal.line(line);
      saidAt = tenth;
      failure = progress.stage === 'failed' ? progress.message : null;
    }
  } catch (cause) {
    if (!(cause instanceof StreamFailure)) throw cause;
    failure = cause.error.message;
  }
  if (signal.aborted)
    return err({
      exitCode: exitCodeOf.cancelled,
      message: 'Stopped. What was fetched is kept; the next try goes on from there.',
    });
  if (failure !== null)
    return err({ exitCode: exitCodeOf.failed, message: `${title} could not be fetched: ${failure}` });
  terminal.line(`  ${title} is ready.`);
  return ok(null);
}

/** Starter models that are not whole on this machine. */
export async function missingStarters(client: EngineClient): Promise<Result<readonly ModelState[], CommandFailure>> {
  const listed = await client.models.list({});
  if (!listed.ok) return err({ exitCode: exitCodeOf.failed, message: listed.error.message });
  return ok(listed.value.models.filter(({ entry, state }) => entry.starter && state !== 'on-disk'));
}
