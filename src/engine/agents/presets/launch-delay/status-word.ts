import { itemStates } from '../../../memory/graph/index.ts';
import type { PromptPrefix } from '../../../ports/language-model.ts';

export const statusLabels = itemStates;

/** What a tracker's own status word means, for words that no list knows. */
export const statusWordPrefix: PromptPrefix = {
  system:
    'A status word from a task tracker, in any language. Say what it means: open (not begun), active (being worked on), blocked (held up), done (finished), cancelled (will not be done). Answer with one word.',
  examples: [
    { user: 'Inbox', assistant: 'open' },
    { user: 'Cooking', assistant: 'active' },
    { user: 'Iced', assistant: 'blocked' },
    { user: 'Wrapped up', assistant: 'done' },
    { user: 'Binned', assistant: 'cancelled' },
    { user: 'Valmis', assistant: 'done' },
    { user: 'Käynnissä', assistant: 'active' },
    { user: 'Odottaa', assistant: 'blocked' },
    { user: 'Tehtävä', assistant: 'open' },
    { user: 'Peruttu', assistant: 'cancelled' },
  ],
};
