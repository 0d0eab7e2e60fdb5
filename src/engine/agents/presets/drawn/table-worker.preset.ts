import { definePreset } from './define-preset.ts';

export const tableWorker = definePreset({
  id: 'table-worker',
  title: 'Table worker',
  describes:
    'Answers a question by a tool: counts, adds up and compares the rows of a table, or computes with the numbers and days of the question. Code does the sums.',
  group: 'read',
  skill: 'query-tables',
  takes: 'question',
  gives: 'items',
  edits: ['memory', 'tools'],
  role: 'Chooses the tool, and what it is to compute, so that the question is answered.',
  kinds: ['table-calc'],
  defaults: {
    memory: { kinds: ['row'], files: [] },
    tools: [
      { tool: 'table-query', approval: 'never' },
      { tool: 'calculator', approval: 'never' },
      { tool: 'date-arithmetic', approval: 'never' },
    ],
    settings: { reads: 'relevant', limit: 200, keeps: [] },
  },
});
