import type { PromptPrefix } from '../../../ports/language-model.ts';

export const passageLabels = ['stuck', 'solved', 'plan', 'other'] as const;
export type PassageLabel = (typeof passageLabels)[number];

/**
 * What one passage says about the work it speaks of. Which item that is, code and retrieval say: asking both at once made every
 * reading "other". The labels contrast on purpose: a solved problem, a plan and a joke share their words with a real obstacle.
 */
export const passageStatusPrefix: PromptPrefix = {
  system: [
    'You read one passage from a company and say what it tells about some work.',
    'stuck: the work cannot go on now; something or somebody is missing, broken, away, late or does not answer.',
    'solved: the work is finished, or its problem is fixed or no longer holds anything up.',
    'plan: a next step, wish, date or assignment.',
    'other: small talk, a joke, news, something optional, nothing about work being held up.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'mail: The city has not sent the permit and nobody answers my calls. We cannot open the hall without it.',
      assistant: 'stuck',
    },
    {
      user: 'chat: permit came in this morning, framed and on the wall. nothing open here any more',
      assistant: 'solved',
    },
    { user: 'note: Tom books the inspector for the second week of May.', assistant: 'plan' },
    { user: 'chat: this soup is a fire hazard, I am blocked until somebody brings bread', assistant: 'other' },
    {
      user: 'chat: import dies at row 8,112 every night, the wholesaler swapped two columns. asked them on Monday, still nothing',
      assistant: 'stuck',
    },
    { user: 'commit: Accept swapped columns in the price file, import runs through again', assistant: 'solved' },
    { user: 'mail: A progress bar in the import would be nice one day, not needed now.', assistant: 'other' },
    { user: 'calendar: Vera Lind: parental leave until August', assistant: 'stuck' },
    {
      user: 'mail: Final French text attached. With this the manual is complete, please close it.',
      assistant: 'solved',
    },
    {
      user: 'mail: Does chapter 4 stay in or not? I asked on the 3rd already and cannot translate it before I know.',
      assistant: 'stuck',
    },
    { user: 'note: Decision: we move on Saturday night, Igor prepares the checklist.', assistant: 'plan' },
    { user: 'mail: Turned out the disk alarm was a loose cable, all fine since yesterday.', assistant: 'solved' },
    { user: 'mail: The waiting list for the ski trip is full, sorry for the delay.', assistant: 'other' },
    {
      user: 'chat: only Sven has the vault code and he is on a boat somewhere, so the papers stay where they are',
      assistant: 'stuck',
    },
    { user: 'chat: standup: reviewed two drafts, fixed a typo, lunch', assistant: 'other' },
    { user: 'mail: Could you send the new drawing to the workshop by Thursday, please?', assistant: 'plan' },
  ],
};
