import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import { contentWords } from '../../../memory/graph/index.ts';
import type { Item } from '../../../memory/graph/index.ts';
import { phraseCausePrefix } from '../../presets/launch-delay/phrase-cause.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { generateIfAble } from './ask-model.ts';
import { ActionFindings, DateFinding, Drafts, Settlement } from './findings.ts';
import type { ActionFinding, Cause, Draft, Link, Span } from './findings.ts';
import { keySentence, passageLine, quoteSpans, rowSpan } from './passages.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

/** What code has built from structured facts needs no other wording. */
const asBuilt = { phrased: null, fallbacks: [], doubt: null } satisfies Partial<Draft>;

/** Passages given to the model for one sentence; the claim cites exactly these. */
const phraseFrom = 2;

/** Turns findings into claims: code writes what structure says, a model words one reason at a time. */
export const writeFindings = defineSkill({
  name: 'write-findings',
  input: z.strictObject({ settlement: Settlement, dates: DateFinding, actions: ActionFindings }),
  output: Drafts,
  async run(context) {
    const { settlement, dates, actions } = context.input;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: settlement.trace.launch.statuses });
    const drafts: Draft[] = [];
    for (const [index, cause] of settlement.causes.entries()) {
      context.progress({ note: 'wording the causes', done: index, total: settlement.causes.length });
      const draft = await causeDraft({ context, graph, cause, links: settlement.links, index });
      drafts.push(withDoubt({ draft, doubted: settlement.doubted.find(({ itemId }) => itemId === cause.itemId) }));
    }
    drafts.push(...settlement.links.flatMap((link, index) => blockedDraft({ graph, link, index })));
    drafts.push(...dateDrafts({ dates, title: settlement.trace.launch.title }));
    drafts.push(...actions.actions.map((action, index) => actionDraft({ graph, action, index })));
    return ok({ output: { drafts }, summary: `${drafts.length} findings written`, confidence: 0.8, openIssues: [] });
  },
});

function named(item: Item): string {
  return `${item.id} “${item.title}”`;
}

function owned(item: Item): string {
  return item.owner === null ? named(item) : `${named(item)} (${item.owner})`;
}

async function causeDraft(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly cause: Cause;
  readonly links: readonly Link[];
  readonly index: number;
}): Promise<Draft> {
  const { context, graph, cause, links, index } = options;
  const item = cause.itemId === null ? null : (graph.tracker?.items.get(cause.itemId) ?? null);
  const quoted = quoteSpans({ spans: cause.evidence.slice(0, phraseFrom), blocks: context.blocks });
  const linkSpans = links
    .filter((link) => link.blocker === cause.itemId && link.by === 'text')
    .flatMap((link) => linkSpan({ link, context }));
  const evidence = [...quoted.map((passage) => passage.span), ...linkSpans, ...(item === null ? [] : [rowSpan(item)])];
  const head = item === null ? '' : `${owned(item)} is still open`;
  const [first] = quoted;
  const claimId = `cause-${index + 1}`;
  if (first === undefined) {
    return {
      claimId,
      kind: 'cause',
      text: `${head}; no text in the sources says why.`,
      ...asBuilt,
      evidence,
    };
  }
  const quote = keySentence({ text: first.text, words: contentWords(cause.title) }).replace(/\s*\n\s*/g, ' ');
  const speaker =
    first.block.author === null || first.block.author === '' ? 'the sources say' : `${first.block.author} wrote`;
  const fallbacks =
    head === ''
      ? [`“${quote}”${first.block.author === null ? '' : ` (${first.block.author})`}`]
      : [`${head}; ${speaker}: “${quote}”`, `${head}.`];
  const sentence = await generateIfAble<string>(context, {
    step: `cause-${index}`,
    prefix: phraseCausePrefix,
    item: `Task: ${cause.title}\nPassages:\n${quoted.map((passage) => passageLine({ quoted: passage, graph, asOf: context.asOf })).join('\n')}`,
    maxTokens: 70,
    structure: null,
  });
  const phrased = sentence === null ? null : firstSentence(sentence);
  if (phrased === null || phrased === '')
    return { claimId, kind: 'cause', ...asBuilt, text: fallbacks[0] ?? head, fallbacks: fallbacks.slice(1), evidence };
  const text = head === '' ? phrased : `${head}: ${phrased}`;
  return { claimId, kind: 'cause', text, phrased, fallbacks, doubt: null, evidence };
}

/** The message that may have ended the task is cited with the claim, so that the reader can judge. */
function withDoubt(options: {
  readonly draft: Draft;
  readonly doubted: Settlement['doubted'][number] | undefined;
}): Draft {
  const { draft, doubted } = options;
  if (doubted === undefined) return draft;
  const doubt = 'a later message of its owner may mean that it is finished';
  return { ...draft, doubt, evidence: [...draft.evidence, doubted.evidence] };
}

function firstSentence(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.trim();
}

function linkSpan(options: { readonly link: Link; readonly context: TaskContext<unknown> }): readonly Span[] {
  const block = options.context.blocks.byId(options.link.blockId);
  const start = block?.text.indexOf(options.link.quote) ?? -1;
  return block === null || start < 0 ? [] : [{ blockId: block.id, start, end: start + options.link.quote.length }];
}

function blockedDraft(options: {
  readonly graph: WorkspaceGraph;
  readonly link: Link;
  readonly index: number;
}): readonly Draft[] {
  const { graph, link, index } = options;
  const blocked = graph.tracker?.items.get(link.blocked);
  const blocker = graph.tracker?.items.get(link.blocker);
  if (blocked === undefined || blocker === undefined) return [];
  const text = `${owned(blocked)} is blocked by ${owned(blocker)}.`;
  const said: Span[] = link.by === 'text' ? [{ blockId: link.blockId, start: 0, end: 0 }] : [];
  return [
    {
      claimId: `blocked-${index + 1}`,
      kind: 'blocked',
      text,
      ...asBuilt,
      evidence: [...said, rowSpan(blocked), rowSpan(blocker)],
    },
  ];
}

function dateDrafts(options: {
  readonly dates: z.output<typeof DateFinding>;
  readonly title: string;
}): readonly Draft[] {
  const { dates, title } = options;
  if (dates.newDate === null) return [];
  const moved = dates.oldDate !== null && dates.oldDate !== dates.newDate;
  const text = moved
    ? `“${title}” moved from ${dates.oldDate} to ${dates.newDate}.`
    : `“${title}” is now planned for ${dates.newDate}.`;
  return [
    {
      claimId: 'date-1',
      kind: 'date',
      text,
      ...asBuilt,
      evidence: [...dates.evidence, ...(moved ? dates.oldEvidence : [])],
    },
  ];
}

function actionDraft(options: {
  readonly graph: WorkspaceGraph;
  readonly action: ActionFinding;
  readonly index: number;
}): Draft {
  const { graph, action, index } = options;
  const item = action.itemId === null ? null : (graph.tracker?.items.get(action.itemId) ?? null);
  const purpose = item === null ? '' : ` (for ${named(item)})`;
  const text = `${action.who} should ${action.action}${purpose}.`;
  const fallbacks =
    item?.owner == null
      ? []
      : [`${item.owner} should get ${named(item)} moving; nothing else in the tracker holds it up.`];
  return {
    claimId: `action-${index + 1}`,
    kind: 'action',
    text,
    phrased: `${action.who} should ${action.action}.`,
    fallbacks,
    doubt: null,
    evidence: action.evidence,
  };
}
