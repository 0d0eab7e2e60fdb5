import { definePreset } from './define-preset.ts';

export const router = definePreset({
  id: 'router',
  title: 'Router',
  describes: 'Sends each item the way that fits it. Each label is a way: draw one line for each.',
  group: 'decide',
  skill: 'classify-items',
  takes: 'items',
  gives: 'items',
  edits: ['labels', 'examples'],
  role: 'Reads one item and says which way it has to go.',
  kinds: ['classify'],
  defaults: {
    labels: [
      { name: 'money', means: 'prices, invoices, payments, refunds' },
      { name: 'technical', means: 'something does not work, or how to use it' },
      { name: 'other', means: 'everything else' },
    ],
    examples: [
      { item: 'You charged me twice for March.', label: 'money' },
      { item: 'The export stops at 90% and then nothing happens.', label: 'technical' },
      { item: 'Do you also have an office in Lyon?', label: 'other' },
      { item: 'Where do I change the language of the menu?', label: 'technical' },
      { item: 'Please send the invoice to our new address.', label: 'money' },
      { item: 'Thank you, it works now.', label: 'other' },
      { item: 'What would ten more seats cost?', label: 'money' },
      { item: 'After the update I am signed out every hour.', label: 'technical' },
      { item: 'I would like to apply for the job in your warehouse.', label: 'other' },
    ],
    settings: { reads: 'relevant', limit: 200, keeps: [] },
  },
});
