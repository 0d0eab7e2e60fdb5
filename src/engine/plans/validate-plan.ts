import type { EffectClass, Plan, Task, TaskBudget } from '../../shared/domain/task.ts';
import { EffectClass as EffectClasses } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { mostTasks } from '../../shared/team/index.ts';
import { circleOfTasks, reachableFrom } from './plan-graph.ts';
import { referencesOf } from './references.ts';

export type PlanRules = {
  readonly team: TeamDocument;
  readonly skills: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
  /** The strongest effect that a task of this run may have. */
  readonly effects: EffectClass;
  readonly budget: Pick<TaskBudget, 'tokens' | 'modelMs'>;
};

/** What is wrong with a plan, in plain words, one line each; empty for a plan that may run. */
export function validatePlan(options: { readonly plan: Plan; readonly rules: PlanRules }): readonly string[] {
  const { plan, rules } = options;
  return [
    ...shapeViolations(plan),
    ...plan.tasks.flatMap((task) => taskViolations({ task, rules })),
    ...plan.tasks.flatMap((task) => referenceViolations({ task, plan })),
    ...budgetViolations(options),
  ];
}

function shapeViolations(plan: Plan): readonly string[] {
  const violations: string[] = [];
  if (plan.tasks.length > mostTasks)
    violations.push(`The plan has ${plan.tasks.length} tasks; at most ${mostTasks} are allowed.`);
  const ids = plan.tasks.map((task) => task.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    violations.push(`Two tasks are called "${id}".`);
  const cycle = circleOfTasks(plan);
  if (cycle !== null) violations.push(`These tasks wait for each other: ${cycle.join(' → ')}.`);
  const needed = new Set(plan.tasks.flatMap((task) => task.dependsOn));
  for (const task of plan.tasks) {
    if (!needed.has(task.id) && task.acceptance.length === 0)
      violations.push(`"${task.title}" ends the plan but nothing checks its result.`);
  }
  return violations;
}

function taskViolations(options: { readonly task: Task; readonly rules: PlanRules }): readonly string[] {
  const { task, rules } = options;
  const violations: string[] = [];
  if (!rules.skills.has(task.skill))
    violations.push(`"${task.title}" needs the skill "${task.skill}", which does not exist.`);
  const agent = rules.team.agents.find((candidate) => candidate.id === task.assignee);
  if (agent === undefined) violations.push(`"${task.title}" is given to "${task.assignee}", who is not in the team.`);
  else if (!agent.kinds.includes(task.kind))
    violations.push(`"${task.title}" is of the kind ${task.kind}, which ${agent.title} does not do.`);
  for (const { check } of task.acceptance) {
    if (!rules.checks.has(check))
      violations.push(`"${task.title}" asks for the check "${check}", which does not exist.`);
  }
  const rank = (effect: EffectClass): number => EffectClasses.options.indexOf(effect);
  if (rank(task.effects) > rank(rules.effects)) {
    violations.push(
      `"${task.title}" may have effects of class ${task.effects}; this run allows ${rules.effects} at most.`,
    );
  }
  return violations;
}

function referenceViolations(options: { readonly task: Task; readonly plan: Plan }): readonly string[] {
  const { task, plan } = options;
  const known = new Set(plan.tasks.map((other) => other.id));
  const missing = task.dependsOn
    .filter((id) => !known.has(id))
    .map((id) => `"${task.title}" waits for "${id}", which is not in the plan.`);
  const available = reachableFrom({ plan, taskId: task.id });
  const unavailable = referencesOf(task)
    .filter((reference) => !available.has(reference.taskId))
    .map((reference) => `"${task.title}" uses the result of "${reference.taskId}" but does not wait for it.`);
  return [...missing, ...unavailable];
}

function budgetViolations(options: { readonly plan: Plan; readonly rules: PlanRules }): readonly string[] {
  const { plan, rules } = options;
  const tokens = plan.tasks.reduce((sum, task) => sum + task.budget.tokens, 0);
  const modelMs = plan.tasks.reduce((sum, task) => sum + task.budget.modelMs, 0);
  const violations: string[] = [];
  if (tokens > rules.budget.tokens)
    violations.push(`The tasks may use ${tokens} tokens together; this run allows ${rules.budget.tokens}.`);
  if (modelMs > rules.budget.modelMs) {
    violations.push(
      `The tasks may use ${Math.ceil(modelMs / 1000)} s of model time together; this run allows ${Math.floor(rules.budget.modelMs / 1000)} s.`,
    );
  }
  return violations;
}
