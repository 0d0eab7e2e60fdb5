import type { PromptPrefix } from '../../../ports/language-model.ts';

/** What the model says where the passages hold no answer; recognised by code. */
export const notInPassages = 'The passages do not say.';

/** One to three sentences from numbered passages. Which passage carries which sentence is decided afterwards, by the check. */
export const answerFromPassagesPrefix: PromptPrefix = {
  system: [
    'Answer the question in one to three short sentences, from the passages only.',
    'Keep names, numbers and dates exactly as they are written there. Whole sentences, no list, no advice, no guess.',
    `If the passages do not answer it, say only: ${notInPassages}`,
  ].join('\n'),
  examples: [
    {
      user: 'Passages:\n- (mail, Rita Sand) The tiles are done on Friday, so the pool opens on Monday 6 May.\n- (chat, Ole) monday 8 o’clock works for the first group\nQuestion: When does the pool open again?',
      assistant: 'The pool opens again on Monday 6 May.',
    },
    {
      user: 'Passages:\n- (note) Inventory in March: 14 tables, 52 chairs, 3 screens.\n- (mail, Kim Ost) Two of the chairs went to the school.\nQuestion: Who ordered the screens?',
      assistant: notInPassages,
    },
    {
      user: 'Passages:\n- (mail, Nils Berg) The dealer wants a deposit first, so I put the pump order on hold.\n- (chat, Jana) who may sign the deposit?\nQuestion: Why was the pump order stopped, and by whom?',
      assistant: 'Nils Berg put the pump order on hold. The dealer wants a deposit first.',
    },
    {
      user: 'Passages:\n- (tracker, Ute Lang) AR-7 | Sort the archive | open | Owner: Ute Lang\nQuestion: Who looks after the archive?',
      assistant: 'Ute Lang owns AR-7, Sort the archive.',
    },
  ],
};
