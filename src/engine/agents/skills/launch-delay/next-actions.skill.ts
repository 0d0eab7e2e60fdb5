import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import { contentWords } from '../../../memory/graph/mentions.ts';
import { resolvePerson } from '../../../memory/graph/people.ts';
import { checkProvenance } from '../../../verification/provenance.ts';
import { NextAction, nextActionGrammar, nextActionPrefix } from '../../presets/launch-delay/next-action.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { ActionFindings, Readings, Settlement } from './findings.ts';
import type { ActionFinding, Cause, Reading, Span } from './findings.ts';
import { passageLine, quoteSpans } from './passages.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

const actionCount = 3;
const passageCount = 5;

/** For each of the strongest causes the one step that would free it, extracted and then resolved against people and words of the passages. */
export const nextActions = defineSkill({
  name: 'next-actions',
  input: z.strictObject({
    settlement: Settlement,
    messages: Readings,
    mails: Readings,
    events: Readings,
    notes: Readings,
  }),
  output: ActionFindings,
  async run(context) {
    const { settlement, messages, mails, events, notes } = context.input;
    const readings = [messages, mails, events, notes].flatMap((source) => source.readings);
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: settlement.trace.launch.statuses });
    const chosen = settlement.causes.slice(0, actionCount);
    const actions: ActionFinding[] = [];
    for (const [index, cause] of chosen.entries()) {
      context.progress({ note: 'finding next steps', done: index, total: chosen.length });
      const action = await actionFor({ context, graph, cause, readings, index });
      if (action !== null) actions.push(action);
    }
    const openIssues =
      actions.length < Math.min(actionCount, chosen.length)
        ? ['For some causes no next step was found in the sources.']
        : [];
    return ok({ output: { actions }, summary: `${actions.length} next actions`, confidence: 0.7, openIssues });
  },
});

async function actionFor(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly cause: Cause;
  readonly readings: readonly Reading[];
  readonly index: number;
}): Promise<ActionFinding | null> {
  const { context, graph, cause, readings, index } = options;
  const item = cause.itemId === null ? null : (graph.tracker?.items.get(cause.itemId) ?? null);
  const quoted = quoteSpans({ spans: actionSpans({ cause, readings }), blocks: context.blocks });
  const row: Span[] = item === null ? [] : [{ blockId: item.block.id, start: 0, end: item.block.text.length }];
  const ownerAction =
    item?.owner == null
      ? null
      : {
          itemId: cause.itemId,
          who: item.owner,
          action: 'get this item moving: nothing else in the tracker holds it up',
          evidence: row,
        };
  if (quoted.length === 0) return ownerAction;
  const lines = quoted.map((passage) => passageLine({ quoted: passage, graph, asOf: context.asOf }));
  const sources = [
    ...quoted.map((passage) => `${passage.block.author ?? ''}: ${passage.text}`),
    item?.block.text ?? '',
    item?.owner ?? '',
  ];
  const references = quoted.map((passage) => passage.block.timestamp ?? context.asOf);
  const wrong = (answer: NextAction): string | null => {
    if (
      resolvePerson({ name: answer.who, people: graph.people }) === null &&
      !sources.join('\n').toLowerCase().includes(answer.who.toLowerCase())
    )
      return `"${answer.who}" is not named in the passages`;
    const { missing } = checkProvenance({ claim: `x ${answer.action}`, sources, references });
    return missing.length > 0 ? `not in the passages: ${missing.join(', ')}` : null;
  };
  const answer = await context.generate({
    step: `action-${index}`,
    prefix: nextActionPrefix,
    item: `Task: ${cause.title}${item?.owner == null ? '' : ` (owner ${item.owner})`}\nPassages:\n${lines.join('\n')}`,
    maxTokens: 90,
    roles: ['worker'],
    structure: { grammar: nextActionGrammar, schema: NextAction },
    validate: wrong,
  });
  if (answer === null) return ownerAction;
  const who = resolvePerson({ name: answer.who, people: graph.people })?.name ?? answer.who;
  const used = contentWords(answer.action);
  const backing = quoted
    .map((passage) => ({ passage, hits: used.filter((word) => contentWords(passage.text).includes(word)).length }))
    .toSorted((left, right) => right.hits - left.hits)
    .slice(0, 2)
    .map(({ passage }) => passage.span);
  return { itemId: cause.itemId, who, action: answer.action.replace(/[.\s]+$/, ''), evidence: [...backing, ...row] };
}

/** What to read for an action: the evidence of the cause, then plans about the same item, newest first. */
function actionSpans(options: { readonly cause: Cause; readonly readings: readonly Reading[] }): readonly Span[] {
  const { cause, readings } = options;
  const plans = readings
    .filter(
      (reading) => reading.itemId === (cause.itemId ?? 'launch') && reading.plan >= 0.4 && reading.relevance >= 0.4,
    )
    .toSorted((left, right) => (right.timestamp ?? 0) - (left.timestamp ?? 0))
    .map((reading) => ({ blockId: reading.blockId, start: reading.start, end: reading.end }));
  return [...plans.slice(0, 2), ...cause.evidence].slice(0, passageCount);
}
