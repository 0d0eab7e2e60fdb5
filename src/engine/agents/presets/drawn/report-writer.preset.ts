import { definePreset } from './define-preset.ts';

export const reportWriter = definePreset({
  id: 'report-writer',
  title: 'Report writer',
  describes:
    'Says each item in one sentence with its source. A sentence that its source does not hold gives way to the source’s own words.',
  group: 'write',
  skill: 'write-report',
  takes: 'items',
  gives: 'answer',
  edits: ['tools'],
  role: 'Answers the question from one passage in one short sentence.',
  kinds: ['report'],
  defaults: { settings: { reads: 'relevant', limit: 40, keeps: [] } },
});
