import { z } from 'zod';
import type { JsonSchema, PromptPrefix } from '../../../ports/language-model.ts';

/** Who should do what next. Names and words are resolved against the passages afterwards. */
export const NextAction = z.object({ who: z.string().min(1), action: z.string().min(3) });
export type NextAction = z.infer<typeof NextAction>;

export const nextActionGrammar: JsonSchema = {
  type: 'object',
  properties: { who: { type: 'string', maxLength: 48 }, action: { type: 'string', maxLength: 160 } },
};

export const nextActionPrefix: PromptPrefix = {
  system:
    'From the passages about a stuck task, give the ONE next step that would free it: who, and what that person should do. Use only people and facts from the passages. Answer as JSON: {"who":"…","action":"…"}.',
  examples: [
    {
      user: "Task: Shelf assembly (owner Kim Sol)\nPassages:\n- (mail, Olaf Berg) The carrier lost two pallets, no word since the 4th.\n- (note) Olaf calls the carrier's boss on Monday and asks for replacements.",
      assistant: '{"who":"Olaf Berg","action":"call the carrier\'s boss on Monday and ask for replacements"}',
    },
    {
      user: 'Task: Voice menu (owner Pia Holm)\nPassages:\n- (chat, Pia Holm) I asked Dr Stern on the 9th whether we may record the calls. no answer yet',
      assistant: '{"who":"Dr Stern","action":"answer Pia Holm\'s question whether the calls may be recorded"}',
    },
    {
      user: 'Task: Tax number (owner Lea Funk)\nPassages:\n- (mail, Lea Funk) Only Mr Duarte may sign and he is in hospital. Could Ms Vidal get a power of attorney?',
      assistant: '{"who":"Ms Vidal","action":"get a power of attorney so that the form can be signed for Mr Duarte"}',
    },
  ],
};
