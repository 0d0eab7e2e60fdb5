import { z } from 'zod';
import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { Block } from '../../../../shared/domain/source.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { TableAnswer, columnsOf, tableComparisons, tableOperations } from '../../../tools/index.ts';
import type { TableQuestion } from '../../../tools/index.ts';
import { tableQuestionPrefix } from '../../presets/drawn/table-question.ts';
import type { TaskFailure } from '../../skill.ts';
import { generateAs } from './agent-models.ts';
import { defineItemSkill } from './drawn-skill.ts';
import type { DrawnContext, Handing } from './drawn-skill.ts';
import { itemOfSpan } from './item-text.ts';
import { rowsField, valueField } from './own-fields.ts';
import { partsOfScope, scopedBlocks } from './read-sources.skill.ts';
import { askTool, chooseTool } from './use-tool.ts';

const choiceTokens = 160;
const Cell = z.string().max(80);

/** Answers a question by a tool: a model chooses what to compute, code computes it, and the rows are cited. */
export const queryTables = defineItemSkill({
  name: 'query-tables',
  async work(context) {
    const tool = await chooseTool(context);
    if (tool === 'table-query') return queryTable(context);
    const items = await askTool(context, tool);
    if (!items.ok) return items;
    return ok({ items: items.value, summary: `${tool}: ${items.value.length} items`, openIssues: [] });
  },
  parts: partsOfScope,
});

async function queryTable(context: DrawnContext): Promise<Result<Handing, TaskFailure>> {
  const { agent } = context.input;
  const table = await chooseTable(context);
  if (table === null)
    return ok({ items: [], summary: 'no tables', openIssues: ['There is no table in these sources.'] });
  const question = await chooseQuestion({ context, ...table });
  if (question === null)
    return err({ code: 'no-choice', message: `${agent.title} found no way to compute the answer from ${table.file}.` });
  const called = await context.callTool({ step: 'query', tool: 'table-query', arguments: question });
  if (!called.ok) return called;
  const answer = TableAnswer.parse(called.value);
  const items = itemsFor({ question, answer, context, limit: agent.settings.limit });
  const passedOver = `${answer.unreadable} rows hold no number or date in “${question.column}” and were passed over.`;
  return ok({
    items,
    summary: `${describe(question)}: ${answer.value}`,
    openIssues: answer.unreadable === 0 ? [] : [passedOver],
  });
}

type Table = { readonly file: string; readonly rows: readonly Block[] };

/** The table whose name and columns lie nearest to the question. */
async function chooseTable(context: DrawnContext): Promise<Table | null> {
  const { memory } = context.input.agent;
  const rows = scopedBlocks({ scope: { ...memory, kinds: ['row'] }, blocks: context.blocks });
  const tables = [...new Set(rows.map(({ file }) => file))].map((file) => ({
    file,
    rows: rows.filter((row) => row.file === file),
  }));
  if (tables.length < 2) return tables[0] ?? null;
  const described = tables.map((table) => `${table.file} ${columnsOf(table.rows).join(' ')}`);
  const [asked, ...vectors] = await context.embed([context.question, ...described]);
  const nearness = (index: number): number =>
    vectors[index]?.reduce((sum, value, at) => sum + value * (asked?.[at] ?? 0), 0) ?? 0;
  const order = tables.map((table, index) => ({ table, near: nearness(index) }));
  return order.toSorted((left, right) => right.near - left.near)[0]?.table ?? null;
}

/** The columns are forced by the grammar; a filter on a value that no row has is a mistake, and the model is told so. */
async function chooseQuestion(options: Table & { readonly context: DrawnContext }): Promise<TableQuestion | null> {
  const { context, file, rows } = options;
  const columns = columnsOf(rows);
  const sample = Object.values(rows[0]?.fields ?? {})
    .join(' | ')
    .slice(0, 300);
  const chosen = await generateAs(context, {
    step: 'choose',
    prefix: tableQuestionPrefix,
    item: `Columns: ${columns.join(', ')}\nRow: ${sample}\nQuestion: ${context.question}`,
    maxTokens: choiceTokens,
    structure: {
      grammar: {
        type: 'object',
        properties: {
          filterColumn: { enum: columns },
          comparison: { enum: tableComparisons },
          filterValue: { type: 'string', maxLength: 60 },
          operation: { enum: tableOperations },
          column: { enum: columns },
        },
      },
      schema: z.object({
        filterColumn: Cell,
        comparison: z.enum(tableComparisons),
        filterValue: Cell,
        operation: z.enum(tableOperations),
        column: Cell,
      }),
    },
    validate: ({ filterColumn, comparison, filterValue }) =>
      (comparison === 'is' || comparison === 'contains') && !holds({ rows, filterColumn, filterValue })
        ? `No row has “${filterValue}” in the column ${filterColumn}.`
        : null,
  });
  return chosen === null ? null : { file, ...chosen };
}

function holds(options: {
  readonly rows: readonly Block[];
  readonly filterColumn: string;
  readonly filterValue: string;
}): boolean {
  const wanted = options.filterValue.trim().toLowerCase();
  return options.rows.some((row) => (row.fields[options.filterColumn] ?? '').toLowerCase().includes(wanted));
}

/** Of a list the rows themselves; of a number one item that stands on its rows. */
function itemsFor(options: {
  readonly question: TableQuestion;
  readonly answer: TableAnswer;
  readonly context: DrawnContext;
  readonly limit: number;
}): readonly HandedItem[] {
  const { question, answer, context, limit } = options;
  const rows = answer.rows.flatMap((id) => context.blocks.byId(id) ?? []);
  if (question.operation === 'list')
    return rows.slice(0, limit).map((block) => itemOfSpan({ block, start: 0, end: block.text.length }));
  return [
    {
      id: `${question.file}:${question.operation}`,
      text: `${describe(question)}: ${answer.value} (${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`,
      source: null,
      label: null,
      confidence: 1,
      sure: true,
      fields: { [valueField]: answer.value, [rowsField]: rows.map(({ id }) => id).join(' ') },
    },
  ];
}

/** "Sum of Price where Room is Attic": what was computed, in words, by code. */
function describe(question: TableQuestion): string {
  const { operation, column, comparison, filterColumn, filterValue } = question;
  const what = operation === 'count' || operation === 'list' ? 'Rows' : `${operation} of ${column}`;
  const where = comparison === 'any' ? '' : ` where ${filterColumn} ${comparison} ${filterValue}`;
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}${where}`;
}
