import { z } from 'zod';
import { RunId, TaskId, WaitId } from '../kernel/ids.ts';
import { ModelRole } from './model.ts';
import { AgentDocument } from './team.ts';

/** The turns before the item in one step's prompt: what the model is told, and the examples it is shown. */
export const StepPrompt = z.strictObject({
  system: z.string().max(20_000),
  examples: z.array(z.strictObject({ user: z.string(), assistant: z.string() })).max(200),
});
export type StepPrompt = z.infer<typeof StepPrompt>;

/** The one thing that is different when a run is forked. */
export const RunChange = z.discriminatedUnion('kind', [
  /** Nothing: the same plan again from its first task. */
  z.strictObject({ kind: z.literal('replay') }),
  /** Nothing, but this task and what depends on it is done anew. */
  z.strictObject({ kind: z.literal('again'), taskId: TaskId }),
  /** Another agent as drawn (role, labels, examples, fields, settings) for one task of a drawn team. */
  z.strictObject({ kind: z.literal('agent'), taskId: TaskId, agent: AgentDocument }),
  /** All questions of the task go to the model of this role. */
  z.strictObject({ kind: z.literal('model'), taskId: TaskId, role: ModelRole }),
  /** Another prompt for one step of the task. `step` is the step's name without its ordinal. */
  z.strictObject({ kind: z.literal('prompt'), taskId: TaskId, step: z.string().min(1), prompt: StepPrompt }),
  /** Another answer to a question that the run asked. */
  z.strictObject({ kind: z.literal('answer'), waitId: WaitId, decision: z.string().min(1).max(2000) }),
]);
export type RunChange = z.infer<typeof RunChange>;

/** Where a fork comes from, and all that it needs to run apart from its parent; part of its first event. */
export const ForkOrigin = z.strictObject({
  runId: RunId,
  /** The parent's event from which on the two differ. */
  seq: z.number().int().min(1),
  change: RunChange,
  /** Changes that hold in this run, those of its own parents included. */
  roles: z.array(z.strictObject({ taskId: TaskId, role: ModelRole })),
  prompts: z.array(z.strictObject({ taskId: TaskId, step: z.string(), prompt: StepPrompt })),
  /** What the person said in the parent: the same question is not asked twice. */
  answers: z.array(z.strictObject({ taskId: TaskId, fingerprint: z.string(), decision: z.string() })),
});
export type ForkOrigin = z.infer<typeof ForkOrigin>;

/** `sort#2` and `word/retry-1` are `sort` and `word`: the name under which the skill asks. */
export function stepName(step: string): string {
  return step.replace(/\/retry-\d+$/, '').replace(/#\d+$/, '');
}
