import { z } from 'zod';
import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { datesIn } from '../../../memory/graph/index.ts';
import { FoundPassages, lowerSchema, tools } from '../../../tools/index.ts';
import { answeringTools, argumentPrefixes, toolChoicePrefix } from '../../presets/drawn/tool-choice.ts';
import type { AnsweringTool } from '../../presets/drawn/tool-choice.ts';
import type { TaskFailure } from '../../skill.ts';
import { decideAs, generateAs } from './agent-models.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { itemOfSpan } from './item-text.ts';
import { valueField } from './own-fields.ts';

const argumentTokens = 120;

/** The granted tool that fits the question; with one there is nothing to choose, and without a model the first is taken. */
export async function chooseTool(context: DrawnContext): Promise<AnsweringTool> {
  const granted = answeringTools.filter((name) => context.input.agent.tools.some(({ tool }) => tool === name));
  const [first = 'table-query', second] = granted;
  if (second === undefined) return first;
  const decisions = await decideAs(context, {
    step: 'choose-tool',
    prefix: toolChoicePrefix,
    items: [context.question],
    labels: granted,
  });
  return granted.find((name) => name === decisions?.[0]?.label) ?? first;
}

/** Puts the question to a tool that needs nothing else, and gives what it found or computed as items. */
export async function askTool(
  context: DrawnContext,
  name: Exclude<AnsweringTool, 'table-query'>,
): Promise<Result<readonly HandedItem[], TaskFailure>> {
  const tool = tools.find((candidate) => candidate.name === name);
  const grammar = tool === undefined ? null : lowerSchema(tool.input);
  const call = await generateAs<Record<string, string | number>>(context, {
    step: 'arguments',
    prefix: argumentPrefixes[name],
    item: context.question,
    maxTokens: argumentTokens,
    structure: grammar === null ? null : { grammar, schema: z.record(z.string(), z.union([z.string(), z.number()])) },
    validate: (written) => inventedIn({ context, name, written }),
  });
  if (call === null)
    return err({ code: 'no-arguments', message: `The question gives “${name}” nothing to work with.` });
  const called = await context.callTool({ step: name, tool: name, arguments: call });
  if (!called.ok) return called;
  if (name === 'knowledge-search') return ok(passageItems({ context, found: FoundPassages.parse(called.value) }));
  const { value } = z.object({ value: z.string() }).parse(called.value);
  return ok([computedItem({ call, name, value })]);
}

/** Numbers and days have to come from the question: what a model makes up would be computed with faithfully. */
function inventedIn(options: {
  readonly context: DrawnContext;
  readonly name: AnsweringTool;
  readonly written: Readonly<Record<string, string | number>>;
}): string | null {
  const { context, name, written } = options;
  const { question, asOf } = context;
  if (name === 'date-arithmetic') {
    const days = new Set(datesIn({ text: question, reference: asOf }).map(({ day }) => day));
    const made = [written['date'], written['other']].find((day) => day !== '' && !days.has(String(day)));
    return made === undefined ? null : `The question does not name the day ${made}.`;
  }
  if (name !== 'calculator') return null;
  const known = new Set(numbersIn(question));
  const made = numbersIn(String(written['expression'])).find((number) => !known.has(number) && !constants.has(number));
  return made === undefined ? null : `The question does not name the number ${made}.`;
}

/** Percent, and the number of things in an average. */
const constants: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100, 1000]);

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
}

function passageItems(options: {
  readonly context: DrawnContext;
  readonly found: z.infer<typeof FoundPassages>;
}): readonly HandedItem[] {
  const { context, found } = options;
  return found.passages.flatMap(({ blockId, start, end }) => {
    const block = context.blocks.byId(blockId);
    return block === null ? [] : [itemOfSpan({ block, start, end })];
  });
}

function computedItem(options: {
  readonly call: Readonly<Record<string, string | number>>;
  readonly name: AnsweringTool;
  readonly value: string;
}): HandedItem {
  const { call, name, value } = options;
  const words = Object.values(call).filter((part) => part !== '' && part !== 0);
  return {
    id: `${name}:${words.join(' ')}`,
    text: `${words.join(' ')} = ${value}`,
    source: null,
    label: null,
    confidence: 1,
    sure: true,
    fields: { [valueField]: value },
  };
}
