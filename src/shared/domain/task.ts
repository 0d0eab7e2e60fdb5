import { z } from 'zod';
import { TaskId } from '../kernel/ids.ts';

export const TaskKind = z.enum([
  'extract',
  'classify',
  'summarise',
  'rewrite',
  'qa-grounded',
  'qa-open',
  'table-calc',
  'math',
  'code-small',
  'plan',
  'search-query',
  'judge',
  'report',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** E0 pure … E7 authority (ENGINE 10). */
export const EffectClass = z.enum(['E0', 'E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7']);
export type EffectClass = z.infer<typeof EffectClass>;

/** Tokens fed and generated, milliseconds of model time, and how often a failed attempt is tried again. */
export const TaskBudget = z.strictObject({
  tokens: z.number().int().positive(),
  modelMs: z.number().int().positive(),
  retries: z.number().int().min(0).max(5),
});
export type TaskBudget = z.infer<typeof TaskBudget>;

/** A typed reference to another task's output, resolved by the engine: `{"$ref":"find-launch.output"}`. */
export const TaskReference = z.strictObject({ $ref: z.string().regex(/^[a-z0-9-]+\.output(\.[A-Za-z0-9_]+)*$/) });
export type TaskReference = z.infer<typeof TaskReference>;

/** The only thing that travels between agents (ENGINE 1). `skill` names the code that runs it. */
export const Task = z.strictObject({
  id: TaskId,
  parentTaskId: TaskId.optional(),
  kind: TaskKind,
  title: z.string().min(1).max(120),
  objective: z.string().min(1).max(400),
  skill: z.string().min(1),
  assignee: z.string().min(1),
  inputs: z.record(z.string(), z.union([TaskReference, z.json()])),
  acceptance: z.array(z.strictObject({ check: z.string(), args: z.json().optional() })),
  effects: EffectClass,
  budget: TaskBudget,
  dependsOn: z.array(TaskId),
  onFail: z.enum(['retry', 'escalate', 'replan', 'ask', 'skip']),
  /** A fan-out task expands at run time into one flat sub-task per item that its skill names. */
  fanOut: z.boolean().optional(),
});
export type Task = z.infer<typeof Task>;

export const Plan = z.strictObject({
  version: z.number().int().min(1),
  template: z.string(),
  goal: z.string(),
  tasks: z.array(Task).min(1),
});
export type Plan = z.infer<typeof Plan>;

export const TaskStatus = z.enum(['planned', 'running', 'waiting', 'succeeded', 'failed', 'skipped', 'cancelled']);
export type TaskStatus = z.infer<typeof TaskStatus>;
