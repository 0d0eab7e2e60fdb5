import type { PromptPrefix } from '../../../ports/language-model.ts';

/** One sentence from one finding: why a task is stuck, in the words of its evidence. The sentence is checked against it afterwards. */
export const phraseCausePrefix: PromptPrefix = {
  system:
    'Say in ONE short sentence why the task is stuck: what or whom it waits for. Use only facts from the passages, keep names, numbers and dates exactly as written there. No advice, no guess.',
  examples: [
    {
      user: 'Task: Shelf assembly\nPassages:\n- (mail, Olaf Berg) The carrier lost two pallets. He looks for them, no word since the 4th.\n- (chat, Kim) no shelves no assembly, sorry',
      assistant: 'The shelves are missing because the carrier lost two pallets and has given no word since the 4th.',
    },
    {
      user: 'Task: Tax number for the branch\nPassages:\n- (note) Tax number: form is complete, only Mr Duarte may sign and he is in hospital.',
      assistant: 'The form is complete, but only Mr Duarte may sign it and he is in hospital.',
    },
    {
      user: 'Task: Voice menu\nPassages:\n- (chat, Pia) I asked legal on the 9th whether we may record the calls. no answer yet, cannot record before\n- (mail, Pia) Short reminder: may we record?',
      assistant: "Legal has not answered Pia's question of the 9th whether the calls may be recorded.",
    },
  ],
};
