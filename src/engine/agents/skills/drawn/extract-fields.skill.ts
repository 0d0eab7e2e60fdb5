import { err, ok } from '../../../../shared/kernel/result.ts';
import { rolesOf } from './agent-models.ts';
import { defineItemSkill } from './drawn-skill.ts';
import { extract } from './extract.ts';

/** Named values out of items; each stands in its item, word for word. */
export const extractFields = defineItemSkill({
  name: 'extract-fields',
  async work(context, items) {
    const { agent } = context.input;
    if (agent.fields.length === 0)
      return err({ code: 'no-fields', message: `${agent.title} has no fields to take out.` });
    if (rolesOf(context).length === 0)
      return err({
        code: 'model-missing',
        message: `${agent.title} needs a language model, and this machine has none.`,
      });
    const extracted = await extract(context, items);
    const values = extracted.reduce((sum, item) => sum + Object.keys(item.fields).length, 0);
    const unsure = extracted.filter((item) => !item.sure).length;
    return ok({
      items: extracted,
      summary: `${values} values from ${extracted.length} items`,
      openIssues: unsure === 0 ? [] : [`Of ${unsure} items some values did not stand in the text and were left out.`],
    });
  },
});
