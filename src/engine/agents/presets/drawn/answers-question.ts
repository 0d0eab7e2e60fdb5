import type { PromptPrefix } from '../../../ports/language-model.ts';

export const answersLabels = ['yes', 'no'] as const;

/** Does a passage hold the answer to the question? Passages about the same thing that answer another question are the decoys. */
export const answersPrefix: PromptPrefix = {
  system:
    'A question and one passage. Does the passage give the answer to the question, or a part of it? Answer yes or no.',
  examples: [
    {
      user: 'Question: How long is the warranty on the pumps?\nPassage: All pumps come with a warranty of 36 months from delivery.',
      assistant: 'yes',
    },
    {
      user: 'Question: How long is the warranty on the pumps?\nPassage: The pumps are tested at the factory before they are shipped.',
      assistant: 'no',
    },
    {
      user: 'Question: Who signs contracts above 10,000 euros?\nPassage: Contracts are kept for ten years in the archive on the second floor.',
      assistant: 'no',
    },
    {
      user: 'Question: Who signs contracts above 10,000 euros?\nPassage: Up to 10,000 euros the head of department signs, above that two members of the board.',
      assistant: 'yes',
    },
    {
      user: 'Question: May visitors take pictures in the hall?\nPassage: Please hand in phones and cameras at the gate; photography in the hall is not allowed.',
      assistant: 'yes',
    },
    {
      user: 'Question: May visitors take pictures in the hall?\nPassage: The hall is open for visitors from Monday to Thursday.',
      assistant: 'no',
    },
    {
      user: 'Question: What do I do when the badge is lost?\nPassage: Badges are handed out on the first day.',
      assistant: 'no',
    },
    {
      user: 'Question: What do I do when the badge is lost?\nPassage: Report a lost badge to the desk at once; a new one costs 15 euros.',
      assistant: 'yes',
    },
    {
      user: 'Question: Wann schließt die Kantine?\nPassage: Die Kantine ist von 7 bis 15 Uhr geöffnet.',
      assistant: 'yes',
    },
    { user: 'Question: Wann schließt die Kantine?\nPassage: In der Kantine zahlt man nur mit Karte.', assistant: 'no' },
  ],
};
