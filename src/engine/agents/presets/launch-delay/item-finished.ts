import type { PromptPrefix } from '../../../ports/language-model.ts';

export const finishedLabels = ['finished', 'unfinished', 'other'] as const;

/**
 * Whether a later message says that a known task is finished. Code has found the message, its author and its time; only this is asked.
 * The examples contrast a task that is through with one that is nearly, partly or soon through, and with another that is.
 */
export const itemFinishedPrefix: PromptPrefix = {
  system: [
    'One task and one later message from the person who owns it. Say what the message tells about the task.',
    'finished: the task itself is done, approved, delivered, works, also when only its entry in the list was not closed yet.',
    'unfinished: the task still needs something, is nearly or partly done, waits, or will be done later.',
    'other: the message is about something else.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'Task: Hygiene certificate\nMessage: certificate hangs in the kitchen since this morning, that one is off my list',
      assistant: 'finished',
    },
    {
      user: 'Task: Hygiene certificate\nMessage: inspector was happy, she only wants to see the new sink before she signs',
      assistant: 'unfinished',
    },
    { user: 'Task: Hygiene certificate\nMessage: who took my mug from the kitchen?', assistant: 'other' },
    {
      user: 'Task: Price import (K-14)\nMessage: K-14 is good to close from my side, ran clean three nights in a row',
      assistant: 'finished',
    },
    {
      user: 'Task: Price import\nMessage: import is through for two of three shops, the third one still chokes',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Price import\nMessage: The stock export works again since Tuesday.',
      assistant: 'other',
    },
    {
      user: 'Task: Fire drill plan (F-3)\nMessage: please ignore F-3, the plan hangs on every floor, I have simply not closed the ticket yet',
      assistant: 'finished',
    },
    {
      user: 'Task: Fire drill plan (F-3)\nMessage: I have not closed F-3 yet because two floors still have no plan',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Lift inspection\nMessage: Update on the lift: part came yesterday, we rode it up and down all day, no more alarms. Consider it done.',
      assistant: 'finished',
    },
    {
      user: 'Task: Lift inspection\nMessage: lift man comes on Friday, then we should be done',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Contract with the caterer\nMessage: Both signatures are under it, the copy is in the folder. Somebody please update the list.',
      assistant: 'finished',
    },
    {
      user: 'Task: Contract with the caterer\nMessage: I have read the contract and have nothing to add, now it is with their lawyer.',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Order of the chairs\nMessage: chairs are unpacked and in the hall since Thursday, the entry only says waiting because I never touched it',
      assistant: 'finished',
    },
    {
      user: 'Task: Order of the chairs\nMessage: the entry says waiting because the supplier has not confirmed, I call him again tomorrow',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Allergen list (A-9)\nMessage: Kitchen signed and it is in every menu. Yes, I know, A-9 does not show it.',
      assistant: 'finished',
    },
    {
      user: 'Task: Allergen list (A-9)\nMessage: kitchen signed for lunch, so A-9 only needs the dinner menu, then I close it',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Übergabe der Halle (H-2)\nMessage: Schlüssel sind beim Mieter, H-2 steht nur noch da, weil ich nicht dazu gekommen bin',
      assistant: 'finished',
    },
    {
      user: 'Task: Übergabe der Halle (H-2)\nMessage: H-2 bleibt offen, bis der Mieter unterschrieben hat',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Neues Schild\nMessage: Schild hängt und leuchtet, Haken dran.',
      assistant: 'finished',
    },
    {
      user: 'Task: Neues Schild\nMessage: Beim Schild fehlt weiter die Freigabe, ich frage morgen noch einmal.',
      assistant: 'unfinished',
    },
    {
      user: 'Task: Translation of the manual\nMessage: Tests of the new printer are finished, all green.',
      assistant: 'other',
    },
  ],
};
