import { z } from 'zod';
import { ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';

const mostCharacters = 400_000;

type Written = { readonly file: string; readonly bytes: number };

export const writeFile = defineTool({
  name: 'write-file',
  title: 'Write a file',
  description:
    'Writes a text file into the folder of this run below the data folder. Each call is shown and asked before anything is written; existing files with other contents are never replaced.',
  input: z.strictObject({ file: z.string().min(1).max(80), text: z.string().max(mostCharacters) }),
  output: z.strictObject({ file: z.string(), bytes: z.number().int() }),
  effect: 'E3',
  approval: 'always',
  timeoutMs: 10_000,
  outcome,
  async run({ input, ports, signal }) {
    const written = await ports.output.write({ ...input, signal });
    return written.ok ? ok(outcome(input)) : written;
  },
});

function outcome(input: { readonly file: string; readonly text: string }): Written {
  return { file: input.file, bytes: Buffer.byteLength(input.text) };
}
