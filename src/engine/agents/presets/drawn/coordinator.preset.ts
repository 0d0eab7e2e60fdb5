import { definePreset } from './define-preset.ts';

export const coordinator = definePreset({
  id: 'coordinator',
  title: 'Coordinator',
  describes: 'Turns the question into tasks along the lines you draw, and puts the results together.',
  group: 'coordinate',
  skill: null,
  takes: 'question',
  gives: 'plan',
  edits: [],
  role: 'Turns the question into a plan of tasks, hands them out and puts their results together.',
  kinds: ['plan', 'report'],
});
