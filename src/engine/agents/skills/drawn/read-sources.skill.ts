import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { Block } from '../../../../shared/domain/source.ts';
import type { MemoryScope } from '../../../../shared/domain/team.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { bestWindow, contentWords } from '../../../memory/graph/index.ts';
import { ordersItsReader } from '../../../verification/index.ts';
import { defineItemSkill } from './drawn-skill.ts';
import type { DrawnContext, ItemSkillOptions } from './drawn-skill.ts';
import { itemOfSpan } from './item-text.ts';
import { splitBlock } from './split-block.ts';

/** Passages asked for beyond the limit: some fall away because they are out of scope or say the same. */
const spare = 2;

/** Brings what the agent may read: the passages nearest to the question, or everything in source order. */
export const readSources = defineItemSkill({
  name: 'read-sources',
  async work(context) {
    const { agent } = context.input;
    const { reads, limit } = agent.settings;
    const found = reads === 'everything' ? readEverything(context) : await readRelevant(context);
    const obeying = found.filter(({ block }) => !ordersItsReader(`${block.title}\n${block.text}`));
    const items = unique(obeying.map(({ item }) => item));
    const kept = items.slice(0, limit);
    const orders = new Set(
      found.filter(({ block }) => !obeying.some((other) => other.block === block)).map(({ block }) => block.file),
    );
    return ok({
      items: kept,
      summary: `${kept.length} passages from ${new Set(kept.map((item) => item.source?.file)).size} files`,
      openIssues: [
        ...(reads === 'everything' && items.length > limit
          ? [
              `${agent.title} reads ${limit} passages at most; ${items.length - limit} of ${items.length} were left out.`,
            ]
          : []),
        ...[...orders].map((file) => `A text in ${file} gives orders to its reader and was left out.`),
      ],
    });
  },
  parts: partsOfScope,
});

/** One part for each file that the agent may read. */
export function partsOfScope({ input, blocks }: DrawnContext): ReturnType<NonNullable<ItemSkillOptions['parts']>> {
  const files = new Set(scopedBlocks({ scope: input.agent.memory, blocks }).map(({ file }) => file));
  return [...files].map((file, index) => ({
    key: `part-${index + 1}`,
    title: file,
    input: { ...input, agent: { ...input.agent, memory: { ...input.agent.memory, files: [file] } } },
  }));
}

type Found = { readonly block: Block; readonly item: HandedItem };

function readEverything({ input, blocks }: DrawnContext): readonly Found[] {
  return scopedBlocks({ scope: input.agent.memory, blocks }).flatMap((block) =>
    splitBlock(block).map((span) => ({ block, item: itemOfSpan({ block, ...span }) })),
  );
}

async function readRelevant(context: DrawnContext): Promise<readonly Found[]> {
  const { memory, settings } = context.input.agent;
  const words = contentWords(context.question);
  const passages = await context.recall({
    query: context.question,
    limit: settings.limit * spare,
    ...(memory.kinds.length === 0 ? {} : { kinds: memory.kinds }),
  });
  return passages
    .filter(({ block }) => isInScope({ block, scope: memory }))
    .map(({ block, start, end }) => {
      const window = bestWindow({ text: block.text.slice(start, end), words });
      const text = block.text.slice(start + window.start, start + window.end);
      const lead = text.length - text.trimStart().length;
      const from = start + window.start + lead;
      return { block, item: itemOfSpan({ block, start: from, end: from + text.trim().length }) };
    });
}

/** Blocks that a scope covers. A file entry is a file, or a folder with everything in it. */
export function scopedBlocks(options: {
  readonly scope: MemoryScope;
  readonly blocks: DrawnContext['blocks'];
}): readonly Block[] {
  const { scope, blocks } = options;
  return blocks
    .all(scope.kinds.length === 0 ? {} : { kinds: scope.kinds })
    .filter((block) => isInScope({ block, scope }));
}

function isInScope(options: { readonly block: Block; readonly scope: MemoryScope }): boolean {
  const { block, scope } = options;
  if (scope.kinds.length > 0 && !scope.kinds.includes(block.kind)) return false;
  if (scope.files.length === 0) return true;
  return scope.files.some(
    (path) => block.file === path || block.file.startsWith(path.endsWith('/') ? path : `${path}/`),
  );
}

function unique(items: readonly HandedItem[]): readonly HandedItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.text === '' || seen.has(item.id)) return false;
    seen.add(item.id);
    return true;
  });
}
