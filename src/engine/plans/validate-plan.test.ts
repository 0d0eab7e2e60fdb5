import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan, Task } from '../../shared/domain/task.ts';
import { answerTask, demoPlan, demoTask, demoTeam } from '../testing/demo-team.ts';
import { circleOfTasks, reachableFrom } from './plan-graph.ts';
import { validatePlan } from './validate-plan.ts';
import type { PlanRules } from './validate-plan.ts';

const rules: PlanRules = {
  team: demoTeam,
  skills: new Set(['sort-items', 'write-answer']),
  checks: new Set(['output-schema']),
  effects: 'E0',
  budget: { tokens: 100_000, modelMs: 600_000 },
};
const violations = (tasks: readonly Task[], changes: Partial<PlanRules> = {}): readonly string[] =>
  validatePlan({ plan: { ...demoPlan, tasks: [...tasks] }, rules: { ...rules, ...changes } });

describe('a plan', () => {
  test('that is right has no violations', () => {
    expect(validatePlan({ plan: demoPlan, rules })).toEqual([]);
  });

  test.each<[string, readonly Task[], readonly string[]]>([
    [
      'with a circle',
      [demoTask({ id: 'a', dependsOn: ['b'] }), demoTask({ id: 'b', dependsOn: ['a'] })],
      ['These tasks wait for each other: a → b → a.'],
    ],
    ['with a doubled id', [demoTask({ id: 'a' }), demoTask({ id: 'a' })], ['Two tasks are called "a".']],
    [
      'that waits for nothing known',
      [demoTask({ id: 'a', dependsOn: ['z'] })],
      ['"a" waits for "z", which is not in the plan.'],
    ],
    [
      'that reads what it does not wait for',
      [demoTask({ id: 'a' }), demoTask({ id: 'b', inputs: { items: { $ref: 'a.output' } } })],
      ['"b" uses the result of "a" but does not wait for it.'],
    ],
    [
      'whose end nothing checks',
      [demoTask({ id: 'a', acceptance: [] })],
      ['"a" ends the plan but nothing checks its result.'],
    ],
    [
      'with an unknown check',
      [demoTask({ id: 'a', acceptance: [{ check: 'magic' }] })],
      ['"a" asks for the check "magic", which does not exist.'],
    ],
    [
      'with an unknown skill',
      [demoTask({ id: 'a', skill: 'dance' })],
      ['"a" needs the skill "dance", which does not exist.'],
    ],
    ['for a stranger', [demoTask({ id: 'a', assignee: 'bob' })], ['"a" is given to "bob", who is not in the team.']],
    [
      'for the wrong agent',
      [demoTask({ id: 'a', kind: 'report' })],
      ['"a" is of the kind report, which Reader does not do.'],
    ],
    [
      'that acts outside',
      [demoTask({ id: 'a', effects: 'E6' })],
      ['"a" may have effects of class E6; this run allows E0 at most.'],
    ],
  ])('%s is refused', (_name, tasks, expected) => {
    expect(violations(tasks)).toEqual(expected);
  });

  test('that is too large or too dear is refused', () => {
    const many = Array.from({ length: 13 }, (_, index) => demoTask({ id: `t${index}` }));
    expect(violations(many, { budget: { tokens: 129_999, modelMs: 60_000 } })).toEqual([
      'The plan has 13 tasks; at most 12 are allowed.',
      'The tasks may use 130000 tokens together; this run allows 129999.',
      'The tasks may use 780 s of model time together; this run allows 60 s.',
    ]);
  });
});

const ids = ['a', 'b', 'c', 'd', 'e'];
const randomPlan: fc.Arbitrary<Plan> = fc
  .tuple(
    ...ids.map((id) =>
      fc
        .tuple(fc.subarray(ids), fc.option(fc.constantFrom(...ids), { nil: null }))
        .map(([dependsOn, reads]) => ({ id, dependsOn, reads })),
    ),
  )
  .map((rows) => ({
    ...demoPlan,
    tasks: rows.map(({ id, dependsOn, reads }) =>
      demoTask({ id, dependsOn, inputs: reads === null ? {} : { items: { $ref: `${reads}.output` } } }),
    ),
  }));

test('an accepted random plan can be worked off: every task comes after all that it needs and reads', () => {
  fc.assert(
    fc.property(randomPlan, (plan) => {
      const accepted = validatePlan({ plan, rules }).length === 0;
      const done = new Set<string>();
      for (let round = 0; round < plan.tasks.length; round += 1) {
        for (const task of plan.tasks) if (task.dependsOn.every((id) => done.has(id))) done.add(task.id);
      }
      expect(circleOfTasks(plan) === null).toBe(done.size === plan.tasks.length);
      const readsAhead = plan.tasks.some((task) => {
        const reference = Object.values(task.inputs).map((input) => (input as { $ref?: string }).$ref?.split('.')[0]);
        return reference.some((id) => id !== undefined && !reachableFrom({ plan, taskId: task.id }).has(id));
      });
      expect(accepted).toBe(done.size === plan.tasks.length && !readsAhead);
    }),
    { numRuns: 500 },
  );
});

test('the demo answer reads what it waits for', () => {
  expect(answerTask(['left']).inputs).toEqual({ left: { $ref: 'left.output' } });
});
