import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import { classify } from './classify.ts';
import { keepItems, labelProblem } from './classify-items.skill.ts';
import { defineItemSkill } from './drawn-skill.ts';
import { extract } from './extract.ts';

/** Takes over what the agent before was not sure of, with its own labels, fields and models; everything else goes by unchanged. */
export const decideAgain = defineItemSkill({
  name: 'decide-again',
  async work(context, items) {
    const { agent, keeps } = context.input;
    const unsure = items.filter((item) => !item.sure);
    const extracts = agent.fields.length > 0 && agent.kinds.includes('extract');
    const problem = extracts ? null : labelProblem(agent);
    if (problem !== null) return err(problem);
    const again = extracts ? await extract(context, unsure) : (await classify(context, unsure)).items;
    const decided = new Map<string, HandedItem>(again.map((item) => [item.id, item]));
    const all = items.map((item) => decided.get(item.id) ?? item);
    return ok({
      items: keepItems({ items: all, keeps: keeps ?? [], unsureToo: false }),
      summary: `${unsure.length} of ${items.length} items decided again`,
      openIssues: [],
    });
  },
});
