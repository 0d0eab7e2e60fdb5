import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import { answerAlonePrefix } from '../../presets/direct-answer/answer-alone.ts';
import { answerFromPassagesPrefix, notInPassages } from '../../presets/direct-answer/answer-from-passages.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { generateIfAble } from '../launch-delay/ask-model.ts';
import type { Span } from '../launch-delay/findings.ts';
import { quoteSpans } from '../launch-delay/passages.ts';
import { FoundPassages, WrittenAnswer } from './direct-findings.ts';
import { directLine } from './direct-passages.ts';

const longestAnswer = 140;
const longestAlone = 180;

/** Writes the answer from what was found; where that holds no answer, what the model knows by itself, marked as such. */
export const answerQuestion = defineSkill({
  name: 'answer-question',
  input: z.strictObject({ found: FoundPassages }),
  output: WrittenAnswer,
  async run(context) {
    const { question, spans } = context.input.found;
    if (spans.length > 0 && !context.roles.has('worker') && !context.roles.has('decider')) {
      const output = { question, text: '', alone: false, spans };
      return ok({ output, summary: 'no model can word it; the source is quoted', confidence: 0.5, openIssues: [] });
    }
    const grounded = spans.length === 0 ? null : await fromPassages({ context, question, spans });
    if (grounded !== null) {
      const output = { question, text: grounded, alone: false, spans };
      return ok({ output, summary: 'written from the passages', confidence: 0.8, openIssues: [] });
    }
    const alone = await generateIfAble<string>(context, {
      step: 'alone',
      prefix: answerAlonePrefix,
      item: question,
      maxTokens: longestAlone,
      structure: null,
    });
    return ok({
      output: { question, text: alone?.trim() ?? '', alone: true, spans: [] },
      summary: alone === null ? 'no model could answer' : 'from the model alone, no source',
      confidence: 0.3,
      openIssues: spans.length === 0 ? [] : ['The passages that were found do not answer the question.'],
    });
  },
});

/** Null where there is no model, or where the passages do not hold the answer. */
async function fromPassages(options: {
  readonly context: TaskContext<unknown>;
  readonly question: string;
  readonly spans: readonly Span[];
}): Promise<string | null> {
  const { context, question, spans } = options;
  const lines = quoteSpans({ spans, blocks: context.blocks }).map((quoted) => `- ${directLine(quoted)}`);
  const written = await generateIfAble<string>(context, {
    step: 'from passages',
    prefix: answerFromPassagesPrefix,
    item: `Passages:\n${lines.join('\n')}\nQuestion: ${question}`,
    maxTokens: longestAnswer,
    structure: null,
  });
  const text = written?.trim() ?? '';
  return text === '' || text.toLowerCase().startsWith(notInPassages.toLowerCase().slice(0, -1)) ? null : text;
}
