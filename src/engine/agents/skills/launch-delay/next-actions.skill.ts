import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import { contentWords, resolvePerson } from '../../../memory/graph/index.ts';
import type { Item } from '../../../memory/graph/index.ts';
import { checkProvenance } from '../../../verification/index.ts';
import { NextAction, nextActionGrammar, nextActionPrefix } from '../../presets/launch-delay/next-action.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { generateIfAble } from './ask-model.ts';
import { findPlans } from './find-plans.ts';
import { ActionFindings, Settlement } from './findings.ts';
import type { ActionFinding, Cause, Span } from './findings.ts';
import { passageLine, quoteSpans, rowSpan } from './passages.ts';
import type { Quoted } from './passages.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

const actionCount = 3;
const plansRead = 2;
const evidenceRead = 2;

/** For each of the strongest causes the one step that would free it, extracted and then resolved against people and words of the passages. */
export const nextActions = defineSkill({
  name: 'next-actions',
  input: z.strictObject({ settlement: Settlement }),
  output: ActionFindings,
  async run(context) {
    const { settlement } = context.input;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: settlement.trace.launch.statuses });
    const chosen = settlement.causes.slice(0, actionCount);
    const actions: ActionFinding[] = [];
    for (const [index, cause] of chosen.entries()) {
      context.progress({ note: 'finding next steps', done: index, total: chosen.length });
      const action = await actionFor({ context, graph, cause, index });
      if (action !== null) actions.push(action);
    }
    const missing = actions.length < chosen.length;
    const openIssues = missing ? ['For some causes no next step was found in the sources.'] : [];
    return ok({ output: { actions }, summary: `${actions.length} next actions`, confidence: 0.7, openIssues });
  },
});

async function actionFor(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly cause: Cause;
  readonly index: number;
}): Promise<ActionFinding | null> {
  const { context, graph, cause, index } = options;
  const item = cause.itemId === null ? null : (graph.tracker?.items.get(cause.itemId) ?? null);
  const evidence = quoteSpans({ spans: cause.evidence.slice(0, evidenceRead), blocks: context.blocks });
  const plans = await findPlans({ context, graph, cause, evidence, step: `plans-${index}` });
  const quoted = quoteSpans({
    spans: [...plans.slice(0, plansRead), ...evidence.map((passage) => passage.span)],
    blocks: context.blocks,
  });
  const row = item === null ? [] : [rowSpan(item)];
  if (quoted.length === 0) return ownersAction({ item, evidence: row });
  const answer = await generateIfAble(context, {
    step: `action-${index}`,
    prefix: nextActionPrefix,
    item: `Task: ${cause.title}${item?.owner == null ? '' : ` (owner ${item.owner})`}\nPassages:\n${quoted.map((passage) => passageLine({ quoted: passage, graph, asOf: context.asOf })).join('\n')}`,
    maxTokens: 90,
    structure: { grammar: nextActionGrammar, schema: NextAction },
    validate: (output) => whatIsWrong({ output, quoted, item, graph, asOf: context.asOf }),
  });
  if (answer === null)
    return ownersAction({ item, evidence: [...row, ...quoted.slice(0, 1).map((passage) => passage.span)] });
  const cited = backing({ answer, quoted });
  const fullName = resolvePerson({ name: answer.who, people: graph.people })?.name ?? answer.who;
  const said = [
    ...cited.map((passage) => `${passage.block.author ?? ''}\n${passage.text}`),
    item?.block.text ?? '',
  ].join('\n');
  const who = said.includes(fullName) ? fullName : answer.who;
  const action = answer.action.replace(/[.\s]+$/, '');
  return { itemId: cause.itemId, who, action, evidence: [...cited.map((passage) => passage.span), ...row] };
}

/** What code can say without a model: who owns the item. */
function ownersAction(options: {
  readonly item: Item | null;
  readonly evidence: readonly Span[];
}): ActionFinding | null {
  const { item, evidence } = options;
  if (item?.owner == null) return null;
  return {
    itemId: item.id,
    who: item.owner,
    action: 'get this item moving: nothing else in the tracker holds it up',
    evidence: [...evidence],
  };
}

/** One line for the model's next try, or null. The person must be one of the passages', and so must every number, date and name. */
function whatIsWrong(options: {
  readonly output: NextAction;
  readonly quoted: readonly Quoted[];
  readonly item: Item | null;
  readonly graph: WorkspaceGraph;
  readonly asOf: number;
}): string | null {
  const { output, quoted, item, graph, asOf } = options;
  const sources = [
    ...quoted.map((passage) => `${passage.block.author ?? ''}: ${passage.text}`),
    item?.block.text ?? '',
  ];
  const said = sources.join('\n').toLowerCase();
  const person = resolvePerson({ name: output.who, people: graph.people });
  const named = person === null ? [output.who] : [output.who, person.name, ...person.name.split(' ')];
  if (!named.some((name) => said.includes(name.toLowerCase()))) return `"${output.who}" is not named in the passages`;
  const references = quoted.map((passage) => passage.block.timestamp ?? asOf);
  const { missing } = checkProvenance({ claim: `to ${output.action}`, sources, references });
  return missing.length > 0 ? `not in the passages: ${missing.join(', ')}` : null;
}

/** The passages that share most words with the action, to be cited for it. */
function backing(options: { readonly answer: NextAction; readonly quoted: readonly Quoted[] }): readonly Quoted[] {
  const used = new Set(contentWords(`${options.answer.who} ${options.answer.action}`));
  return options.quoted
    .map((passage) => ({ passage, hits: contentWords(passage.text).filter((word) => used.has(word)).length }))
    .toSorted((left, right) => right.hits - left.hits)
    .slice(0, 2)
    .map(({ passage }) => passage);
}
