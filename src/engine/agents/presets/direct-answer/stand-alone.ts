import type { PromptPrefix } from '../../../ports/language-model.ts';

/** The question before, its answer, and the question that follows it, as the model sees them. */
export function standAloneItem(exchange: {
  readonly question: string;
  readonly answer: string;
  readonly next: string;
}): string {
  const { question, answer, next } = exchange;
  return `Before: ${question}\nAnswer: ${answer === '' ? '(none)' : answer}\nNow: ${next}`;
}

/** Puts what "it", "there" or "and then" stand for into a question, so that search and models need no conversation. */
export const standAlonePrefix: PromptPrefix = {
  system: [
    'Rewrite the last question so that it can be understood without the one before.',
    'Put names in place of words like it, he, they, there, that. Change nothing else. Do not answer it.',
    'A question that stands for itself stays as it is.',
  ].join('\n'),
  examples: [
    {
      user: standAloneItem({
        question: 'Who looks after the archive?',
        answer: 'Ute Lang owns AR-7, Sort the archive.',
        next: 'Is it finished?',
      }),
      assistant: 'Is AR-7, Sort the archive, finished?',
    },
    {
      user: standAloneItem({
        question: 'When does the pool open again?',
        answer: 'The pool opens again on Monday 6 May.',
        next: 'How many chairs do we have?',
      }),
      assistant: 'How many chairs do we have?',
    },
    {
      user: standAloneItem({
        question: 'Why was the pump order stopped?',
        answer: 'Nils Berg put the pump order on hold. The dealer wants a deposit first.',
        next: 'and what did he do then',
      }),
      assistant: 'What did Nils Berg do after he put the pump order on hold?',
    },
    {
      user: standAloneItem({
        question: 'What is a deposit?',
        answer: 'A deposit is a sum that is paid in advance as a security.',
        next: 'Who paid one?',
      }),
      assistant: 'Who paid a deposit?',
    },
  ],
};
