import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { generateAs, inTurns } from './agent-models.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { fieldGrammar, fieldPrompt, fieldSchema, fieldTokens } from './field-prompt.ts';
import { checkFields } from './field-values.ts';
import { blockOf, itemText } from './item-text.ts';

/** Takes the agent's fields out of each item, one item a call. An item of which something had to be thrown away is unsure. */
export async function extract(context: DrawnContext, items: readonly HandedItem[]): Promise<readonly HandedItem[]> {
  const { agent } = context.input;
  const structure = { grammar: fieldGrammar(agent.fields), schema: fieldSchema(agent.fields) };
  const prefix = fieldPrompt(agent);
  let done = 0;
  return inTurns(items, async (item, index) => {
    const written = await generateAs(context, {
      step: `extract-${index + 1}`,
      prefix,
      item: itemText(item),
      maxTokens: fieldTokens(agent.fields),
      structure,
    });
    done += 1;
    context.progress({ note: 'taking values out', done, total: items.length });
    if (written === null) return { ...item, sure: false };
    const block = blockOf({ item, blocks: context.blocks });
    const { fields, rejected } = checkFields({ written, fields: agent.fields, item, block, asOf: context.asOf });
    return { ...item, fields: { ...item.fields, ...fields }, sure: rejected.length === 0 };
  });
}
