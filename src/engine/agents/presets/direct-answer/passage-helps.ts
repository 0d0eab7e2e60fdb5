import type { PromptPrefix } from '../../../ports/language-model.ts';

export const passageHelpsLabels = ['helps', 'other'] as const;

/** Does a passage that search brought hold something that the question asks for? Likeness alone brings much that only sounds alike. */
export const passageHelpsPrefix: PromptPrefix = {
  system: [
    'Say whether a passage helps to answer a question.',
    'helps: it states something that the answer needs.',
    'other: it is about something else, or only uses the same words.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'Question: When does the pool open again?\nPassage: (mail, Rita Sand) The tiles are done on Friday, so the pool opens on Monday 6 May.',
      assistant: 'helps',
    },
    {
      user: 'Question: When does the pool open again?\nPassage: (chat, Ole) who has the key of the pool shed?',
      assistant: 'other',
    },
    {
      user: 'Question: What is the boiling point of ethanol?\nPassage: (note) Boiler inspection: pressure fine, one valve replaced.',
      assistant: 'other',
    },
    {
      user: 'Question: Who looks after the archive?\nPassage: (tracker, Ute Lang) AR-7 | Sort the archive | open | Owner: Ute Lang',
      assistant: 'helps',
    },
    {
      user: 'Question: Write a short poem about rain\nPassage: (chat, Kim) rain again, the tent stays in the van',
      assistant: 'other',
    },
    {
      user: 'Question: Why was the pump order stopped?\nPassage: (mail, Nils Berg) The dealer wants a deposit first, so I put the pump order on hold.',
      assistant: 'helps',
    },
    {
      user: 'Question: How many chairs do we have?\nPassage: (note) Inventory in March: 14 tables, 52 chairs, 3 screens.',
      assistant: 'helps',
    },
    {
      user: 'Question: How many chairs do we have?\nPassage: (mail, Ole Winter) The chair of the board thanks everybody for a good year.',
      assistant: 'other',
    },
  ],
};
