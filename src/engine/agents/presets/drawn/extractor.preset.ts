import { definePreset } from './define-preset.ts';

export const extractor = definePreset({
  id: 'extractor',
  title: 'Extractor',
  describes: 'Takes named values out of each item. A value that does not stand in the item is thrown away.',
  group: 'decide',
  skill: 'extract-fields',
  takes: 'items',
  gives: 'items',
  edits: ['fields'],
  role: 'Copies the values out of one item, exactly as they are written there.',
  kinds: ['extract'],
  defaults: {
    fields: [
      { name: 'who', type: 'name', means: 'the person who is to do it' },
      { name: 'what', type: 'text', means: 'what is to be done' },
      { name: 'due', type: 'date', means: 'the day until which it is to be done' },
    ],
    settings: { reads: 'relevant', limit: 100, keeps: [] },
  },
});
