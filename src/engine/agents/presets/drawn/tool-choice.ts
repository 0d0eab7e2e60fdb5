import type { PromptPrefix } from '../../../ports/language-model.ts';

/** Tools that answer a question by themselves. Their names begin differently, so they are labels of a closed question. */
export const answeringTools = ['table-query', 'calculator', 'date-arithmetic', 'knowledge-search'] as const;
export type AnsweringTool = (typeof answeringTools)[number];

/** Which tool answers the question? Numbers in a question are no reason to calculate: what they stand for may be in a table. */
export const toolChoicePrefix: PromptPrefix = {
  system: [
    'Choose the tool that answers the question.',
    'table-query: counts, adds up or compares what is listed in the tables.',
    'calculator: computes with numbers that the question itself gives.',
    'date-arithmetic: computes with days that the question itself gives.',
    'knowledge-search: finds what is written in the texts.',
    'Answer with the name only.',
  ].join('\n'),
  examples: [
    { user: 'How many rooms are free in May?', assistant: 'table-query' },
    { user: 'What do 12 chairs cost at 14.50 each?', assistant: 'calculator' },
    { user: 'How many days are there from 2 March to 14 April 2026?', assistant: 'date-arithmetic' },
    { user: 'What did the council decide about the bridge?', assistant: 'knowledge-search' },
    { user: 'Which customer has paid the most?', assistant: 'table-query' },
    { user: 'What is 15 percent of 2300?', assistant: 'calculator' },
    { user: 'Which day is ten working days after 2026-05-04?', assistant: 'date-arithmetic' },
    { user: 'Who is allowed to open the archive?', assistant: 'knowledge-search' },
    { user: 'What is the average price of the orders above 100 euros?', assistant: 'table-query' },
    { user: 'What weekday is 24 December 2026?', assistant: 'date-arithmetic' },
  ],
};

/** How a question becomes the arguments of each tool that takes nothing but the question. */
export const argumentPrefixes: Readonly<Record<Exclude<AnsweringTool, 'table-query'>, PromptPrefix>> = {
  calculator: {
    system:
      'Write the question as one arithmetic expression of its own numbers with + - * / ^ and parentheses. Answer as JSON.',
    examples: [
      { user: 'What do 12 chairs cost at 14.50 each?', assistant: '{"expression":"12 * 14.50"}' },
      { user: 'What is 15 percent of 2300?', assistant: '{"expression":"2300 * 15 / 100"}' },
      { user: 'We had 1250 euros and spent 310 and 95. What is left?', assistant: '{"expression":"1250 - 310 - 95"}' },
      { user: 'What is the average of 4, 9 and 11?', assistant: '{"expression":"(4 + 9 + 11) / 3"}' },
    ],
  },
  'date-arithmetic': {
    system:
      'Write the question as one operation on its own days: add-days, add-workdays, days-between or weekday. Days are written YYYY-MM-DD. Answer as JSON.',
    examples: [
      {
        user: 'How many days are there from 2 March to 14 April 2026?',
        assistant: '{"operation":"days-between","date":"2026-03-02","other":"2026-04-14","days":0}',
      },
      {
        user: 'Which day is ten working days after 2026-05-04?',
        assistant: '{"operation":"add-workdays","date":"2026-05-04","other":"","days":10}',
      },
      {
        user: 'What weekday is 24 December 2026?',
        assistant: '{"operation":"weekday","date":"2026-12-24","other":"","days":0}',
      },
      {
        user: 'What day was it 30 days before 1 June 2026?',
        assistant: '{"operation":"add-days","date":"2026-06-01","other":"","days":-30}',
      },
    ],
  },
  'knowledge-search': {
    system: 'Write the words to search for in the texts. Answer as JSON.',
    examples: [
      {
        user: 'What did the council decide about the bridge?',
        assistant: '{"query":"council decision bridge","limit":5}',
      },
      {
        user: 'Who is allowed to open the archive?',
        assistant: '{"query":"permission to open the archive","limit":5}',
      },
      { user: 'Welche Regeln gelten für Gäste?', assistant: '{"query":"Regeln für Gäste","limit":5}' },
    ],
  },
};
