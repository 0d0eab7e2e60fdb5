import { definePreset } from './define-preset.ts';

export const tableWorker = definePreset({
  id: 'table-worker',
  title: 'Table worker',
  describes:
    'Answers a question about the rows of a table: counts, adds up, compares. The numbers are computed by code.',
  group: 'read',
  skill: 'query-tables',
  takes: 'question',
  gives: 'items',
  edits: ['memory', 'tools'],
  role: 'Chooses the column, the operation and the filter that answer the question.',
  kinds: ['table-calc'],
  defaults: {
    memory: { kinds: ['row'], files: [] },
    tools: [{ tool: 'table-query', approval: 'never' }],
    settings: { reads: 'relevant', limit: 200, keeps: [] },
  },
});
