import { definePreset } from './define-preset.ts';

export const critic = definePreset({
  id: 'critic',
  title: 'Critic',
  describes:
    'Compares what another agent says of an item with the item itself, and takes out what does not stand there.',
  group: 'check',
  skill: 'check-items',
  takes: 'items',
  gives: 'items',
  edits: ['keeps', 'tools'],
  role: 'Compares a claim with its source.',
  kinds: ['judge'],
  defaults: {
    labels: [
      { name: 'supported', means: 'the source says what the claim says' },
      { name: 'contradicted', means: 'the source says the opposite' },
      { name: 'missing', means: 'the source does not say it' },
    ],
    settings: { reads: 'relevant', limit: 200, keeps: ['supported', 'missing'] },
  },
});
