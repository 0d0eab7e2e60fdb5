import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import type { Passage } from '../../../../shared/domain/source.ts';
import { bestWindow, contentWords } from '../../../memory/graph/index.ts';
import { checkProvenance, ordersItsReader } from '../../../verification/index.ts';
import { passageHelpsLabels, passageHelpsPrefix } from '../../presets/direct-answer/passage-helps.ts';
import { standAloneItem, standAlonePrefix } from '../../presets/direct-answer/stand-alone.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble, generateIfAble } from '../launch-delay/ask-model.ts';
import type { Span } from '../launch-delay/findings.ts';
import { cosine } from '../../../../shared/kernel/cosine.ts';
import { quoteSpans } from '../launch-delay/passages.ts';
import type { Quoted } from '../launch-delay/passages.ts';
import { Exchange, FoundPassages } from './direct-findings.ts';
import { directLine } from './direct-passages.ts';

/** Passages that search brings, that a model judges, and that an answer is written from: each step costs more than the one before. */
const recalled = 12;
const judged = 6;
const kept = 4;
/** Tokens of a question that was put into words of its own. */
const longestQuestion = 80;

/** Cosine similarity of question and passage: below the first they have nothing to do with each other; the second stands in for a model. */
const related = 0.2;
const nearEnough = 0.45;

type Candidate = { readonly quoted: Quoted; readonly similarity: number };

/** The passages that help to answer the question; none where the sources are not about it. */
export const findPassages = defineSkill({
  name: 'find-passages',
  input: z.strictObject({ before: Exchange.nullable() }),
  output: FoundPassages,
  async run(context) {
    const question = await understood(context);
    const found = await context.recall({ query: question, limit: recalled });
    const trusted = found.filter(({ block }) => !ordersItsReader(`${block.title}\n${block.text}`));
    const words = contentWords(question);
    const spans = trusted.map((passage) => windowOf({ passage, words }));
    const quoted = quoteSpans({ spans, blocks: context.blocks });
    const candidates = await relatedOnes({ context, question, quoted });
    const helping = await helpingOnes({ context, question, candidates: candidates.slice(0, judged) });
    const output = { question, spans: helping.slice(0, kept).map((candidate) => candidate.quoted.span) };
    const count = output.spans.length;
    const result =
      count === 0 ? 'nothing in the sources is about it' : count === 1 ? '1 passage helps' : `${count} passages help`;
    const summary = question === context.question ? result : `understood as “${question}”; ${result}`;
    return ok({ output, summary, confidence: 0.8, openIssues: [] });
  },
});

/** The question without need of what was said before. Names and numbers that nobody said are an invention, and not taken. */
async function understood(context: TaskContext<{ readonly before: Exchange | null }>): Promise<string> {
  const { before } = context.input;
  if (before === null) return context.question;
  const item = standAloneItem({ ...before, next: context.question });
  const written = await generateIfAble<string>(context, {
    step: 'understand',
    prefix: standAlonePrefix,
    item,
    maxTokens: longestQuestion,
    structure: null,
  });
  const line = written?.trim().split('\n')[0]?.trim() ?? '';
  const { verdict } = checkProvenance({ claim: line, sources: [item], references: [context.asOf] });
  return line.length < 4 || line.length > 400 || verdict === 'fail' ? context.question : line;
}

/** The found chunk, or the part of it that has most words of the question. */
function windowOf(options: { readonly passage: Passage; readonly words: readonly string[] }): Span {
  const { block, start, end } = options.passage;
  const window = bestWindow({ text: block.text.slice(start, end), words: options.words });
  return { blockId: block.id, start: start + window.start, end: start + window.end };
}

async function relatedOnes(options: {
  readonly context: TaskContext<unknown>;
  readonly question: string;
  readonly quoted: readonly Quoted[];
}): Promise<readonly Candidate[]> {
  const { context, question, quoted } = options;
  if (quoted.length === 0) return [];
  const [asked, ...vectors] = await context.embed([question, ...quoted.map((one) => directLine(one))]);
  return quoted
    .map((one, index) => ({ quoted: one, similarity: cosine(asked, vectors[index]) }))
    .filter(({ similarity }) => similarity >= related);
}

async function helpingOnes(options: {
  readonly context: TaskContext<unknown>;
  readonly question: string;
  readonly candidates: readonly Candidate[];
}): Promise<readonly Candidate[]> {
  const { context, question, candidates } = options;
  const decisions = await decideIfAble(context, {
    step: 'helps',
    prefix: passageHelpsPrefix,
    items: candidates.map(({ quoted }) => `Question: ${question}\nPassage: ${directLine(quoted)}`),
    labels: passageHelpsLabels,
  });
  if (decisions === null) return candidates.filter(({ similarity }) => similarity >= nearEnough);
  return candidates
    .map((candidate, index) => ({ ...candidate, helps: decisions[index]?.probabilities['helps'] ?? 0 }))
    .filter(({ helps }) => helps >= 0.5)
    .toSorted((left, right) => right.helps - left.helps);
}
