import type { PromptPrefix } from '../../../ports/language-model.ts';

export const dateLabels = ['new', 'old', 'other'] as const;
export type DateLabel = (typeof dateLabels)[number];

/** What one date in one passage means for the event asked about. */
export const launchDatePrefix: PromptPrefix = {
  system: [
    'One event, one passage and one date in it. Say what the date is.',
    'new: the day on which the event itself now happens, as the passage says it.',
    'old: the day on which the event was planned before, which no longer holds.',
    'other: the date of something else: a meeting, a delivery, a holiday, a message, another event.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'Event: Harbour festival\nPassage: We move the festival from 3 June to 17 June.\nDate: 17 June',
      assistant: 'new',
    },
    {
      user: 'Event: Harbour festival\nPassage: We move the festival from 3 June to 17 June.\nDate: 3 June',
      assistant: 'old',
    },
    {
      user: 'Event: Harbour festival\nPassage: The stage company comes on 12 June, festival date unchanged.\nDate: 12 June',
      assistant: 'other',
    },
    {
      user: 'Event: App release\nPassage: Agreed with the board: release is now 2026-09-30, everybody please update your slides.\nDate: 2026-09-30',
      assistant: 'new',
    },
    {
      user: 'Event: App release\nPassage: The 15 September is dead, do not tell customers that day any more.\nDate: 15 September',
      assistant: 'old',
    },
    {
      user: 'Event: App release\nPassage: Release review meeting on 8 September, room 4.\nDate: 8 September',
      assistant: 'other',
    },
    {
      user: 'Event: App release\nPassage: Security wants its report by 20 September, otherwise no release.\nDate: 20 September',
      assistant: 'other',
    },
    { user: 'Event: Branch opening\nPassage: Opening on track for 1 March.\nDate: 1 March', assistant: 'new' },
    {
      user: 'Event: Branch opening\nPassage: originally 1 March, we open two weeks later now: 15.03.\nDate: 15.03.',
      assistant: 'new',
    },
    {
      user: 'Event: Branch opening\nPassage: originally 1 March, we open two weeks later now: 15.03.\nDate: 1 March',
      assistant: 'old',
    },
    {
      user: 'Event: Branch opening\nPassage: The other branch in Lyon opens 4 April.\nDate: 4 April',
      assistant: 'other',
    },
    { user: 'Event: Branch opening\nPassage: Carla is on holiday until 9 March.\nDate: 9 March', assistant: 'other' },
  ],
};
