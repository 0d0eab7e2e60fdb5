import { z } from 'zod';
import { EffectClass } from './task.ts';
import { AgentDocument } from './team.ts';

/** A specialist in the palette, and the agent that it becomes when it is dropped. `gives` nothing ends a plan. */
export const PresetInfo = z.strictObject({
  id: z.string(),
  title: z.string(),
  describes: z.string(),
  group: z.enum(['coordinate', 'read', 'decide', 'check', 'write']),
  /** The skill that runs its tasks; null for presets of a team with a plan template of its own. */
  skill: z.string().nullable(),
  takes: z.enum(['question', 'items']),
  gives: z.enum(['items', 'answer', 'plan']),
  /** What the inspector shows for it. */
  edits: z.array(z.enum(['labels', 'examples', 'fields', 'reads', 'keeps', 'tools', 'memory'])),
  agent: AgentDocument.omit({ id: true, position: true }),
});
export type PresetInfo = z.infer<typeof PresetInfo>;

export const ToolInfo = z.strictObject({
  id: z.string(),
  title: z.string(),
  describes: z.string(),
  effect: EffectClass,
  /** Whether a call may ever go ahead without asking the person. */
  mayRunUnasked: z.boolean(),
});
export type ToolInfo = z.infer<typeof ToolInfo>;

/** What is wrong with a team, where, and how much: an error keeps it from running. */
export const TeamProblem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  /** The agent, edge, group or comment it is about; null for the whole team. */
  partId: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type TeamProblem = z.infer<typeof TeamProblem>;
