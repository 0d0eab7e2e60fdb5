import type { PromptPrefix } from '../../../ports/language-model.ts';

export const matchLabels = ['yes', 'no'] as const;

/** Is this task the very thing that the question asks about? */
export const itemMatchPrefix: PromptPrefix = {
  system:
    'A question and one task from a tracker. Is the task itself the event or result that the question asks about, not a step towards it? Answer yes or no.',
  examples: [
    { user: 'Question: Why is the Delta opening late?\nTask: Delta store opening', assistant: 'yes' },
    { user: 'Question: Why is the Delta opening late?\nTask: Delta: order shelves', assistant: 'no' },
    { user: 'Question: Why is the Delta opening late?\nTask: Gamma store opening', assistant: 'no' },
    { user: 'Question: What holds up the release of Lark 3?\nTask: Lark 3.0 general availability', assistant: 'yes' },
    { user: 'Question: What holds up the release of Lark 3?\nTask: Write release notes for Lark 3', assistant: 'no' },
    { user: 'Question: What holds up the release of Lark 3?\nTask: Release video, nice to have', assistant: 'no' },
    { user: 'Question: Warum verzögert sich der Umzug?\nTask: Umzug ins neue Lager', assistant: 'yes' },
    { user: 'Question: Warum verzögert sich der Umzug?\nTask: Kartons bestellen', assistant: 'no' },
  ],
};
