import { definePreset } from './define-preset.ts';

/** Contrasting labels, and a decoy for each: the polite request that asks nothing, the problem that is over. */
export const classifier = definePreset({
  id: 'classifier',
  title: 'Classifier',
  describes: 'Gives each item one of your labels, and hands on those that you want to keep.',
  group: 'decide',
  skill: 'classify-items',
  takes: 'items',
  gives: 'items',
  edits: ['labels', 'examples', 'keeps'],
  role: 'Reads one item and says what kind of thing it is.',
  kinds: ['classify'],
  defaults: {
    labels: [
      { name: 'problem', means: 'something is broken, missing or late now' },
      { name: 'request', means: 'somebody asks another to do something' },
      { name: 'news', means: 'tells what happened or was decided; nothing is asked' },
      { name: 'other', means: 'small talk, thanks, anything else' },
    ],
    examples: [
      { item: 'The door of the cold store does not close any more, everything thaws.', label: 'problem' },
      { item: 'Could you send me the seating plan by Thursday?', label: 'request' },
      { item: 'We decided to keep the old supplier for another year.', label: 'news' },
      { item: 'Thanks a lot, have a nice weekend!', label: 'other' },
      { item: 'The door closes again since the hinge was changed.', label: 'news' },
      { item: 'We have been waiting for the pallets since Monday and nobody picks up the phone.', label: 'problem' },
      { item: 'Please call Mr Okafor back, he has a question about his invoice.', label: 'request' },
      { item: 'My cat would also like to have an invoice, haha', label: 'other' },
      { item: 'The app shows an empty page as soon as I choose a second address.', label: 'problem' },
      { item: 'Renata started in the workshop on 2 March.', label: 'news' },
      { item: 'Can somebody unlock the archive for the auditors tomorrow morning?', label: 'request' },
      { item: 'ok', label: 'other' },
    ],
    settings: { reads: 'relevant', limit: 200, keeps: [] },
  },
});
