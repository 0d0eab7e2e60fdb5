import type { PromptPrefix } from '../../../ports/language-model.ts';

/** One sentence from one passage. What the person wrote as the agent's role stands first; how to say it is shown by example. */
export function answerSentencePrefix(role: string): PromptPrefix {
  return {
    system: `${role}\nSay in ONE short sentence what the passage says about the question. Use only facts from the passage, keep names, numbers and dates exactly as written there. No advice, no guess.`,
    examples: [
      {
        user: 'Question: How long is the warranty on the pumps?\nPassage: (note, “Warranty”) All pumps come with a warranty of 36 months from delivery. Seals are excluded.',
        assistant: 'The pumps have a warranty of 36 months from delivery, without the seals.',
      },
      {
        user: 'Question: May visitors take pictures in the hall?\nPassage: (note, “Visitors”) Please hand in phones and cameras at the gate; photography in the hall is not allowed.',
        assistant: 'Visitors may not take pictures in the hall.',
      },
      {
        user: 'Question: What came in this week?\nPassage: (mail, Lena Abt, 2026-02-03) Hello, the parcel I ordered on the 20th has still not arrived, the tracking has said "in transit" for a week. Regards, Lena',
        assistant: 'Lena Abt has not received the parcel that she ordered on the 20th.',
      },
    ],
  };
}
