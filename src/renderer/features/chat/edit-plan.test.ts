import { expect, test } from 'vitest';
import { Plan } from '../../../shared/domain/task.ts';
import { isOptional, removeTask, setObjective } from './edit-plan.ts';

const base = {
  kind: 'extract',
  objective: 'Read',
  skill: 'read',
  assignee: 'reader',
  acceptance: [],
  effects: 'E0',
  budget: { tokens: 10, modelMs: 10, retries: 0 },
  inputs: {},
  dependsOn: [],
  onFail: 'ask',
};
const plan = Plan.parse({
  version: 1,
  template: 'demo',
  goal: 'Find out',
  tasks: [
    { ...base, id: 'mail', title: 'Mail', onFail: 'skip' },
    { ...base, id: 'chat', title: 'Chat' },
    {
      ...base,
      id: 'report',
      title: 'Report',
      dependsOn: ['mail', 'chat'],
      inputs: { mail: { $ref: 'mail.output' }, chat: { $ref: 'chat.output.lines' }, tone: 'plain' },
    },
  ],
});

test('leaving a task out also removes what pointed at it', () => {
  const [, chat, report] = plan.tasks;
  expect(removeTask(plan, 'mail')).toEqual({
    ...plan,
    tasks: [chat, { ...report, dependsOn: ['chat'], inputs: { chat: { $ref: 'chat.output.lines' }, tone: 'plain' } }],
  });
});

test('only a task whose failure would be skipped is optional', () => {
  expect(plan.tasks.map((task) => isOptional(plan, task))).toEqual([true, false, false]);
});

test('an objective is changed in place', () => {
  expect(setObjective(plan, 'chat', 'Read slowly').tasks.map(({ objective }) => objective)).toEqual([
    'Read',
    'Read slowly',
    'Read',
  ]);
});
