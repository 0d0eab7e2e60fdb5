import { Answer } from '../../../../shared/domain/answer.ts';
import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { answersLabels, answersPrefix } from '../../presets/drawn/answers-question.ts';
import { defineSkill } from '../../skill.ts';
import { decideAs } from './agent-models.ts';
import { DrawnInput } from './drawn-input.ts';
import { meanConfidence, takeItems } from './drawn-skill.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { assembleFindings, concludeFindings } from './finding.ts';
import { itemWithHeading } from './item-text.ts';
import { valuesOf } from './own-fields.ts';
import { saveReport } from './save-report.ts';
import { wordItems } from './word-item.ts';

/** One sentence per item, each checked against its source; code puts them together and cites. */
export const writeReport = defineSkill({
  name: 'write-report',
  input: DrawnInput,
  output: Answer,
  async run(context) {
    const { taken, openIssues } = takeItems(context.input);
    const items = await onTopic(context, taken);
    const findings = await wordItems(context, items);
    concludeFindings(context, findings);
    const notes = [...new Set([...context.openIssues, ...openIssues])];
    const answer = assembleFindings({ findings, notes });
    const saved = await saveReport(context, answer);
    const shown = findings.filter((finding) => finding.shown).length;
    return ok({
      output: answer,
      summary: `${shown} of ${taken.length} items reported${saved.file === null ? '' : `, saved as ${saved.file}`}`,
      confidence: meanConfidence(items),
      openIssues: [...openIssues, ...saved.openIssues],
    });
  },
});

/**
 * Passages that nobody has decided about yet are asked whether they answer the question; what has a label or values was chosen before.
 * Without a model all of them stay.
 */
async function onTopic(context: DrawnContext, items: readonly HandedItem[]): Promise<readonly HandedItem[]> {
  const isOpen = (item: HandedItem): boolean =>
    item.source !== null && item.label === null && valuesOf(item).length === 0;
  const open = items.filter(isOpen);
  const decisions = await decideAs(context, {
    step: 'answers',
    prefix: answersPrefix,
    items: open.map(
      (item) => `Question: ${context.question}\nPassage: ${itemWithHeading({ item, blocks: context.blocks })}`,
    ),
    labels: answersLabels,
  });
  if (decisions === null) return items;
  const beside = new Set(open.filter((_item, index) => decisions[index]?.label === 'no'));
  return items.filter((item) => !beside.has(item));
}
