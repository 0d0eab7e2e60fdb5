import { z } from 'zod';
import { BlockId } from '../../../shared/kernel/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';

const passageCharacters = 1200;

export const FoundPassages = z.strictObject({
  passages: z.array(
    z.strictObject({
      blockId: BlockId,
      file: z.string(),
      locator: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      text: z.string(),
    }),
  ),
});

export const knowledgeSearch = defineTool({
  name: 'knowledge-search',
  title: 'Search in the sources',
  description: 'Finds the passages of the workspace that are nearest to a query, by meaning and by words.',
  input: z.strictObject({ query: z.string().min(1).max(300), limit: z.number().int().min(1).max(20) }),
  output: FoundPassages,
  effect: 'E0',
  approval: 'grant',
  timeoutMs: 30_000,
  async run({ input, ports, signal }) {
    const found = await ports.search({ ...input, signal });
    const passages = found.map(({ block, start, end }) => {
      const text = block.text.slice(start, Math.min(end, start + passageCharacters));
      return { blockId: block.id, file: block.file, locator: block.locator, start, end: start + text.length, text };
    });
    return ok({ passages });
  },
});
