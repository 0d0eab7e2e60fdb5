import type { EngineClient } from '../../../shared/contract/index.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand, CommandContext, CommandFailure } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { askConsent, fetchModel, megabytes, missingStarters } from '../fetch-models.ts';
import { formatTable } from '../table.ts';
import { withClient } from '../with-client.ts';

type Values = { readonly starter: boolean; readonly yes: boolean; readonly json: boolean };
type Action = (options: {
  readonly client: EngineClient;
  readonly context: CommandContext;
  readonly values: Values;
  /** What followed the action on the command line. */
  readonly operand: string | undefined;
}) => Promise<Result<number, CommandFailure>>;

const actions: Readonly<Record<string, Action>> = {
  list,
  get,
  import: importFile,
  remove,
  verify,
};

export const modelsCommand: CliCommand = {
  name: 'models',
  synopsis:
    'list | get (<id> | --starter) [--yes] | import <file.gguf> | remove <id> | verify [<id>]   [--data <folder>]',
  summary: 'Shows, gets, imports, removes and checks model files.',
  details: ['Nothing is downloaded before you have seen its size and licence and said yes; --yes says it for you.'],
  async run(args, context) {
    const parsed = parseArguments(args, {
      starter: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [name = 'list', operand, ...rest] = positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) return err(usage(`"${name}" is nothing that can be done with models.`));
    if (rest.length > 0) return err(usage(`"${rest[0]}" is not understood.`));
    return withClient(values, ({ client }) => action({ client, context, values, operand }));
  },
};

async function list({ client, context, values }: Parameters<Action>[0]): ReturnType<Action> {
  const listed = await client.models.list({});
  if (!listed.ok) return failed(listed.error.message);
  const { models } = listed.value;
  if (values.json) context.terminal.out(`${JSON.stringify(models)}\n`);
  else {
    const rows = models.map(({ entry, state }) => [
      entry.id,
      state,
      megabytes(entry.bytes),
      entry.roles.join(', '),
      entry.licence,
      entry.starter ? 'starter' : '',
    ]);
    context.terminal.out(formatTable([['MODEL', 'STATE', 'SIZE', 'ROLES', 'LICENCE', ''], ...rows]));
  }
  return ok(0);
}

async function get({ client, context, values, operand }: Parameters<Action>[0]): ReturnType<Action> {
  if ((operand === undefined) === !values.starter)
    return err(usage('Which model? Give its id, or --starter for the starter set.'));
  const wanted = await choose(client, operand);
  if (!wanted.ok) return wanted;
  if (wanted.value.length === 0) {
    context.terminal.line('All of it is on this machine already.');
    return ok(0);
  }
  context.terminal.line('To be got:');
  if (!(await askConsent({ models: wanted.value, yes: values.yes, context }))) {
    return err({ exitCode: exitCodeOf.cancelled, message: 'Nothing was got. Add --yes to agree without being asked.' });
  }
  for (const model of wanted.value) {
    const fetched = await fetchModel({ client, model, context });
    if (!fetched.ok) return fetched;
  }
  return ok(0);
}

async function choose(client: EngineClient, modelId: string | undefined) {
  if (modelId === undefined) return missingStarters(client);
  const listed = await client.models.list({});
  if (!listed.ok) return failed(listed.error.message);
  const model = listed.value.models.find(({ entry }) => entry.id === modelId);
  if (model === undefined) return failed(`There is no model "${modelId}". "guildhall models list" shows them.`);
  return ok(model.state === 'on-disk' ? [] : [model]);
}

async function importFile({ client, context, operand }: Parameters<Action>[0]): ReturnType<Action> {
  if (operand === undefined) return err(usage('Which file? Give the path of a GGUF file.'));
  const imported = await client.models.import({ path: operand }, { signal: context.signal });
  if (!imported.ok) return failed(imported.error.message);
  context.terminal.out(`${imported.value.modelId}\n`);
  return ok(0);
}

async function remove({ client, context, operand }: Parameters<Action>[0]): ReturnType<Action> {
  if (operand === undefined) return err(usage('Which model? "guildhall models list" shows them.'));
  const removed = await client.models.remove({ modelId: operand });
  if (!removed.ok) return failed(removed.error.message);
  context.terminal.line(`${operand} is gone; ${megabytes(removed.value.freedBytes)} freed.`);
  return ok(0);
}

/** Without an id, everything that is here; one damaged file makes the exit code 1. */
async function verify({ client, context, operand }: Parameters<Action>[0]): ReturnType<Action> {
  const listed = await client.models.list({});
  if (!listed.ok) return failed(listed.error.message);
  const here = listed.value.models.filter(({ state }) => state !== 'absent' && state !== 'partial');
  const ids = operand === undefined ? here.map(({ entry }) => entry.id) : [operand];
  let damaged = false;
  for (const modelId of ids) {
    const verified = await client.models.verify({ modelId }, { signal: context.signal });
    if (!verified.ok) return failed(verified.error.message);
    context.terminal.out(`${modelId}: ${verified.value.state}\n`);
    damaged ||= verified.value.state !== 'good';
  }
  return ok(damaged ? exitCodeOf.failed : 0);
}

function failed(message: string): Result<never, CommandFailure> {
  return err({ exitCode: exitCodeOf.failed, message });
}
