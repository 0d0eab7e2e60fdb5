import { itemStates } from '../../../memory/graph/index.ts';
import type { PromptPrefix } from '../../../ports/language-model.ts';

export const statusLabels = itemStates;

/**
 * What a tracker's own status word means, for words that no list knows. Asked with one task at a time: a word alone ("sitzt", "jammed")
 * says less to a small model than the same word beside a note and the days that have passed.
 */
export const statusWordPrefix: PromptPrefix = {
  system: [
    'A status word from a task tracker, in any language, with one task that has it.',
    'Say what the word means:',
    'open: not begun yet.',
    'active: being worked on now.',
    'blocked: held up, it cannot go on.',
    'done: finished.',
    'cancelled: will not be done.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'Word: Wrapped up\nTask: Order the tents\nNote: delivered to the barn\nDue 40 days ago, last change 42 days ago',
      assistant: 'done',
    },
    {
      user: 'Word: Iced\nTask: Road closure permit\nNote: the council has not answered\nDue 12 days ago, last change 5 days ago',
      assistant: 'blocked',
    },
    {
      user: 'Word: Cooking\nTask: Stage plan\nNote: second draft with Mia\nDue in 3 days, last change 1 days ago',
      assistant: 'active',
    },
    { user: 'Word: Inbox\nTask: Thank-you cards\nDue in 45 days, last change 30 days ago', assistant: 'open' },
    {
      user: 'Word: Binned\nTask: Fireworks\nNote: not worth the money\nDue 15 days ago, last change 33 days ago',
      assistant: 'cancelled',
    },
    {
      user: 'Word: Valmis\nTask: Turvallisuussuunnitelma\nDue 30 days ago, last change 31 days ago',
      assistant: 'done',
    },
    { user: 'Word: Käynnissä\nTask: Lipunmyynti\nDue in 6 days, last change 2 days ago', assistant: 'active' },
    {
      user: 'Word: Odottaa\nTask: Vesiliittymä\nNote: odotetaan kaupunkia\nDue 8 days ago, last change 6 days ago',
      assistant: 'blocked',
    },
    {
      user: 'Word: In der Pipeline\nTask: Plakate drucken\nDue in 20 days, last change 25 days ago',
      assistant: 'open',
    },
    {
      user: 'Word: Sitzt\nTask: Vertrag mit der Band\nNote: unterschrieben\nDue 55 days ago, last change 50 days ago',
      assistant: 'done',
    },
    {
      user: 'Word: À la trappe\nTask: Deuxième scène\nDue 25 days ago, last change 40 days ago',
      assistant: 'cancelled',
    },
    {
      user: 'Word: En panne\nTask: Groupe électrogène\nNote: on attend la pièce\nDue 2 days ago, last change 1 days ago',
      assistant: 'blocked',
    },
  ],
};
