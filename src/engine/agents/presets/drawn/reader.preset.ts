import { definePreset } from './define-preset.ts';

export const reader = definePreset({
  id: 'reader',
  title: 'Reader',
  describes: 'Brings passages from your files: those nearest to the question, or all of them in order.',
  group: 'read',
  skill: 'read-sources',
  takes: 'question',
  gives: 'items',
  edits: ['reads', 'memory'],
  role: 'Finds the passages that the question is about.',
  kinds: ['search-query'],
  defaults: { settings: { reads: 'relevant', limit: 12, keeps: [] } },
});
