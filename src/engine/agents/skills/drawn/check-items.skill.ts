import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { checkProvenance } from '../../../verification/index.ts';
import type { EntailmentLabel } from '../../presets/entailment.ts';
import { defineItemSkill } from './drawn-skill.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { entail, entailedAt } from './entail.ts';
import { blockOf, itemText, itemWithHeading } from './item-text.ts';
import { checkedField, valuesOf } from './own-fields.ts';

/** What an agent says about one item, as a statement that the item's source can hold or not. */
type Statement = { readonly item: HandedItem; readonly field: string | null; readonly claim: string };
type Verdict = { readonly statement: Statement; readonly verdict: EntailmentLabel; readonly evidence: string };

/** Compares what was said of each item with its source: takes out values that are not there, marks the item, drops what is not kept. */
export const checkItems = defineItemSkill({
  name: 'check-items',
  async work(context, items) {
    const { keeps } = context.input.agent.settings;
    const statements = items.flatMap(statementsOf);
    const verdicts = await judge(context, statements);
    if (verdicts === null)
      return ok({
        items,
        summary: `${items.length} items, not checked`,
        openIssues: ['No model of about 1.5B or more is on this machine, so nothing was checked against its source.'],
      });
    const checked = items.map((item) => applyVerdicts({ item, verdicts }));
    const kept = checked.filter(
      (item) => keeps.length === 0 || keeps.includes(item.fields[checkedField] ?? 'supported'),
    );
    const removed = verdicts.filter(({ statement, verdict }) => statement.field !== null && verdict !== 'supported');
    return ok({
      items: kept,
      summary: `${statements.length} statements checked, ${removed.length} values taken out, ${items.length - kept.length} items dropped`,
      openIssues: [],
    });
  },
});

/** One statement for each value; for an item without values, one for its label. What code computed needs no critic. */
function statementsOf(item: HandedItem): readonly Statement[] {
  if (item.source === null) return [];
  const values = valuesOf(item);
  if (values.length > 0) return values.map(([field, value]) => ({ item, field, claim: `${inWords(field)}: ${value}` }));
  return item.label === null ? [] : [{ item, field: null, claim: `This is about: ${item.label}` }];
}

/** `invoiceNumber` → `Invoice number`. */
function inWords(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Provenance in code first: only what stands in the source at all is put to the model. Records every check. */
async function judge(context: DrawnContext, statements: readonly Statement[]): Promise<readonly Verdict[] | null> {
  const absent = new Map(
    statements.flatMap((statement) => {
      const block = blockOf({ item: statement.item, blocks: context.blocks });
      const sources = [itemWithHeading({ item: statement.item, blocks: context.blocks })];
      const { missing } = checkProvenance({
        claim: statement.claim,
        sources: [...sources, inWords(statement.field ?? ''), statement.item.label ?? ''],
        references: [block?.timestamp ?? context.asOf],
      });
      return missing.length === 0 ? [] : [[statement, missing.join(', ')] as const];
    }),
  );
  const open = statements.filter((statement) => !absent.has(statement));
  const entailed = await entail(context, {
    step: 'check',
    pairs: open.map(({ item, claim }) => ({ source: itemText(item), claim })),
  });
  if (entailed === null) return null;
  return statements.map((statement) => {
    const lacks = absent.get(statement);
    const answer = entailed[open.indexOf(statement)];
    const verdict = lacks === undefined && answer !== undefined ? verdictOf(answer) : 'missing';
    const evidence =
      lacks === undefined
        ? `${verdict}, supported ${(answer?.supported ?? 0).toFixed(2)}`
        : `not in the source: ${lacks}`;
    context.check({
      claimId: `${statement.item.id}${statement.field === null ? '' : `/${statement.field}`}`,
      name: lacks === undefined ? 'entailment' : 'provenance',
      verdict: verdict === 'supported' ? 'pass' : 'fail',
      evidence,
    });
    return { statement, verdict, evidence };
  });
}

function verdictOf(answer: { readonly label: EntailmentLabel; readonly supported: number }): EntailmentLabel {
  if (answer.supported >= entailedAt) return 'supported';
  return answer.label === 'supported' ? 'missing' : answer.label;
}

/** Values that did not pass go; the worst verdict marks the item. */
function applyVerdicts(options: { readonly item: HandedItem; readonly verdicts: readonly Verdict[] }): HandedItem {
  const { item } = options;
  const own = options.verdicts.filter(({ statement }) => statement.item === item);
  if (own.length === 0) return item;
  const failed = new Set(own.filter(({ verdict }) => verdict !== 'supported').map(({ statement }) => statement.field));
  const worst =
    own.find(({ verdict }) => verdict === 'contradicted')?.verdict ??
    own.find(({ verdict }) => verdict === 'missing')?.verdict ??
    'supported';
  const fields = Object.fromEntries(Object.entries(item.fields).filter(([name]) => !failed.has(name)));
  return { ...item, fields: { ...fields, [checkedField]: worst } };
}
