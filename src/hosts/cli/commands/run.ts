import type { EngineClient } from '../../../shared/contract/index.ts';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import type { RunId } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { builtRenderer } from '../../entries.ts';
import { startServer } from '../../server/start-server.ts';
import type { LoopbackServer } from '../../server/start-server.ts';
import { parseArguments, usage } from '../arguments.ts';
import { parseAsOf } from '../as-of.ts';
import type { CliCommand, CommandContext, CommandFailure } from '../command.ts';
import { connect } from '../connect.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { askConsent, fetchModel, missingStarters } from '../fetch-models.ts';
import { finishRun } from '../finish-run.ts';
import { readSources } from '../read-sources.ts';

export const runCommand: CliCommand = {
  name: 'run',
  synopsis:
    '<team> "<question>" (--workspace <name> | --folder <path>) [--as-of <date>] [--json] [--watch] [--yes] [--data <folder>]',
  summary: 'Lets a team answer a question about a workspace or a folder of exports.',
  details: [
    '  --workspace <name>  a workspace of the data folder; the sample is called launch-delay',
    '  --folder <path>     any folder; nothing is written into it',
    '  --as-of <date>      the "now" of the run; without it, the newest entry in the sources',
    '  --json              one JSON object on stdout instead of text',
    '  --watch             also opens the run to a browser, and prints the address',
    '  --yes               accepts the plan and gets missing starter models; approvals are still asked for',
    '',
    'Exit codes: 0 succeeded, 1 failed, 2 partial, 3 waiting for an answer, 4 cancelled, 64 wrong usage.',
  ],
  run,
};

type RunArguments = {
  readonly team: string;
  readonly question: string;
  readonly place: { readonly workspace: string } | { readonly folder: string };
  readonly asOf: number | null;
  readonly json: boolean;
  readonly watch: boolean;
  readonly yes: boolean;
  readonly data: string | undefined;
};

async function run(args: readonly string[], context: CommandContext): Promise<Result<number, CommandFailure>> {
  const parsed = readArguments(args);
  if (!parsed.ok) return parsed;
  const { watch, data, json } = parsed.value;
  const server = watch ? await startServer({ port: 0, rendererFolder: builtRenderer() }) : undefined;
  try {
    const connected = await connect({ data, ...(server === undefined ? {} : { server }) });
    if (!connected.ok) return connected;
    const { client, engine, close } = connected.value;
    try {
      sayAddress({ server, attached: engine === null, context });
      const started = await start({ client, options: parsed.value, context });
      if (!started.ok) return started;
      return await finishRun({ client, runId: started.value, json, context });
    } finally {
      await close();
    }
  } finally {
    await server?.close();
  }
}

function readArguments(args: readonly string[]): Result<RunArguments, CommandFailure> {
  const parsed = parseArguments(args, {
    workspace: { type: 'string' },
    folder: { type: 'string' },
    'as-of': { type: 'string' },
    json: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    data: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [team, question, ...rest] = positionals;
  if (team === undefined) return err(usage('Which team? The main one is called launch-delay.'));
  if (question === undefined || question.trim() === '') return err(usage('What is the question? Put it in quotes.'));
  if (rest.length > 0) return err(usage(`"${rest[0]}" is one word too many. Put the question in quotes.`));
  const { workspace, folder } = values;
  if ((workspace === undefined) === (folder === undefined)) {
    return err(usage('Say what to read: either --workspace <name> or --folder <path>.'));
  }
  const asOf = values['as-of'] === undefined ? ok(null) : parseAsOf(values['as-of']);
  if (!asOf.ok) return err(usage(asOf.error));
  const { json, watch, yes, data } = values;
  const place = workspace === undefined ? { folder: folder ?? '' } : { workspace };
  return ok({ team, question, place, asOf: asOf.value, json, watch, yes, data });
}

function sayAddress(options: {
  readonly server: LoopbackServer | undefined;
  readonly attached: boolean;
  readonly context: CommandContext;
}): void {
  const { server, attached, context } = options;
  if (server === undefined) return;
  if (attached) context.terminal.line('Guildhall is served already; watch the run in that browser window.');
  else context.terminal.line(`Watch in a browser: ${server.address}`);
}

async function start(options: {
  readonly client: EngineClient;
  readonly options: RunArguments;
  readonly context: CommandContext;
}): Promise<Result<RunId, CommandFailure>> {
  const { client, context } = options;
  const { team, question, asOf, yes } = options.options;
  const teams = await client.teams.list({});
  if (!teams.ok) return failed(teams.error.message);
  const known = teams.value.teams.map(({ document }) => document.id);
  if (!known.includes(team)) return err(usage(`There is no team "${team}". Known: ${known.join(', ')}.`));
  const workspace = await findWorkspace({ client, place: options.options.place });
  if (!workspace.ok) return workspace;
  const models = await ensureModels({ client, yes, context });
  if (!models.ok) return models;
  const read = await readSources({ client, workspace: workspace.value, context });
  if (!read.ok) return read;
  const started = await client.runs.start(
    {
      workspaceId: workspace.value.id,
      teamId: team,
      question,
      asOf,
      confirmPlan: !yes && context.terminal.interactive,
    },
    { signal: context.signal },
  );
  if (started.ok) return ok(started.value.runId);
  if (started.error.code === 'cancelled')
    return err({ exitCode: exitCodeOf.cancelled, message: 'Stopped before the run began.' });
  return failed(started.error.message);
}

async function findWorkspace(options: {
  readonly client: EngineClient;
  readonly place: RunArguments['place'];
}): Promise<Result<Workspace, CommandFailure>> {
  const { client, place } = options;
  if ('folder' in place) {
    const opened = await client.workspaces.open({ folder: place.folder });
    return opened.ok ? opened : failed(opened.error.message);
  }
  const listed = await client.workspaces.list({});
  if (!listed.ok) return failed(listed.error.message);
  const found = listed.value.workspaces.find(({ name }) => name === place.workspace);
  if (found !== undefined) return ok(found);
  const names = listed.value.workspaces.map(({ name }) => name).join(', ');
  return err(usage(`There is no workspace "${place.workspace}". Known: ${names}. A folder is read with --folder.`));
}

/** Missing starter models are got after a yes; a run goes on without those that nobody said yes to, if it can. */
async function ensureModels(options: {
  readonly client: EngineClient;
  readonly yes: boolean;
  readonly context: CommandContext;
}): Promise<Result<null, CommandFailure>> {
  const { client, yes, context } = options;
  const missing = await missingStarters(client);
  if (!missing.ok) return missing;
  if (missing.value.length === 0) return ok(null);
  context.terminal.line('Starter models that are not on this machine yet:');
  if (!(await askConsent({ models: missing.value, yes, context }))) {
    context.terminal.line('Going on without. Get them with: guildhall models get --starter');
    return ok(null);
  }
  for (const model of missing.value) {
    const fetched = await fetchModel({ client, model, context });
    if (!fetched.ok && context.signal.aborted) return fetched;
    // The team may work without it; where it cannot, starting says so by name.
    if (!fetched.ok) context.terminal.line(fetched.error.message);
  }
  return ok(null);
}

function failed(message: string): Result<never, CommandFailure> {
  return err({ exitCode: exitCodeOf.failed, message });
}
