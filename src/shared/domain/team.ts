import { z } from 'zod';
import { LadderRung } from './model.ts';
import { TaskBudget, TaskKind } from './task.ts';

export const AgentDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  preset: z.string(),
  title: z.string(),
  role: z.string(),
  kinds: z.array(TaskKind).min(1),
  models: z.array(LadderRung),
  /** Which kinds of source the agent may recall from; empty means all. */
  memory: z.array(z.string()),
  budget: TaskBudget,
});
export type AgentDocument = z.infer<typeof AgentDocument>;

export const EdgeKind = z.enum(['delegates', 'hands-to', 'verifies', 'escalates']);
export type EdgeKind = z.infer<typeof EdgeKind>;

/** A team as stored: agents, what joins them, and the plan template that its coordinator fills. */
export const TeamDocument = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  description: z.string(),
  coordinator: z.string(),
  planTemplate: z.string(),
  agents: z.array(AgentDocument).min(1),
  edges: z.array(z.strictObject({ from: z.string(), to: z.string(), kind: EdgeKind })),
});
export type TeamDocument = z.infer<typeof TeamDocument>;
