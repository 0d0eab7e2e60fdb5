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
import type { Finding } from './finding.ts';
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
    const findings = withoutStrays(await wordItems(context, items));
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
 * A passage that was only found near the question, and of which no true sentence about it could be written, most likely does not answer
 * it. It is shown when there is nothing better.
 */
function withoutStrays(findings: readonly Finding[]): readonly Finding[] {
  const isStray = ({ item, unworded }: Finding): boolean => unworded === true && isUndecided(item);
  if (!findings.some((finding) => finding.shown && !isStray(finding))) return findings;
  return findings.map((finding) =>
    isStray(finding)
      ? {
          ...finding,
          verdict: 'missing',
          shown: false,
          reason: 'no sentence about it passed, and other passages answer',
        }
      : finding,
  );
}

/** Nobody before has decided about it or taken anything out of it. */
function isUndecided(item: HandedItem): boolean {
  return item.source !== null && item.label === null && valuesOf(item).length === 0;
}

/**
 * Passages that nobody has decided about yet are asked whether they answer the question; what has a label or values was chosen before.
 * Without a model all of them stay.
 */
async function onTopic(context: DrawnContext, items: readonly HandedItem[]): Promise<readonly HandedItem[]> {
  const open = items.filter(isUndecided);
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
