import { err, ok } from '../../../shared/kernel/result.ts';
import { parseArguments, usage } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { exitCodeOf } from '../exit-codes.ts';
import { withClient } from '../with-client.ts';

const MARK = { good: 'ok  ', attention: 'note', bad: 'BAD ' } as const;

export const doctorCommand: CliCommand = {
  name: 'doctor',
  synopsis: '[--rebuild] [--data <folder>]',
  summary: 'Checks this machine and the data folder, and says what to do about what is wrong.',
  details: ['  --rebuild  first makes everything anew that is derived: run tables and search indexes'],
  async run(args, { terminal }) {
    const parsed = parseArguments(args, { rebuild: { type: 'boolean', default: false }, data: { type: 'string' } });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    if (positionals.length > 0) return err(usage(`"${positionals[0]}" is not understood.`));
    return withClient(values, async ({ client, engine }) => {
      if (values.rebuild) {
        if (engine === null)
          return err({
            exitCode: exitCodeOf.failed,
            message: 'Another Guildhall holds this data folder. Close it, then rebuild.',
          });
        const rebuilt = await engine.rebuild();
        terminal.line(`Made anew from the log: ${rebuilt.runs} runs.`);
        terminal.line(`Made anew from what was read: ${rebuilt.indexes} search indexes.`);
        for (const problem of rebuilt.problems) terminal.line(`Not made anew: ${problem}`);
      }
      const checked = await client.system.doctor({});
      if (!checked.ok) return err({ exitCode: exitCodeOf.failed, message: checked.error.message });
      for (const { name, state, detail, advice } of checked.value.findings) {
        terminal.out(`${MARK[state]}  ${name}: ${detail}\n`);
        if (advice !== null) terminal.out(`      ${advice}\n`);
      }
      return ok(checked.value.findings.some(({ state }) => state === 'bad') ? exitCodeOf.failed : 0);
    });
  },
};
