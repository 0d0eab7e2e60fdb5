import { z } from 'zod';
import { LadderRung } from './model.ts';
import { BlockKind } from './source.ts';
import { TaskBudget, TaskKind } from './task.ts';

/** An agent, group, comment or edge inside one team; never shown, stays the same when a title changes. */
export const PartId = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(60);

/** Pixels on the canvas at 100%, from its origin to the top left corner. */
export const Position = z.strictObject({ x: z.number(), y: z.number() });
export type Position = z.infer<typeof Position>;

/** A label of a closed question, and what it means in one line of the prompt. Two labels may not begin alike. */
export const AgentLabel = z.strictObject({ name: z.string().min(1).max(30), means: z.string().max(200) });
export type AgentLabel = z.infer<typeof AgentLabel>;

/** One line that a person marked: an example turn of the prompt, and training data of the head. */
export const AgentExample = z.strictObject({ item: z.string().min(1).max(2000), label: z.string().min(1).max(30) });
export type AgentExample = z.infer<typeof AgentExample>;

/** What an extractor takes out of an item. Numbers and dates are copied as written; code reads their value. */
export const AgentField = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(30),
  type: z.enum(['text', 'number', 'date', 'name']),
  means: z.string().max(200),
});
export type AgentField = z.infer<typeof AgentField>;

/** The sources that an agent may recall from: kinds of block and path prefixes relative to the source root. Empty means all. */
export const MemoryScope = z.strictObject({ kinds: z.array(BlockKind), files: z.array(z.string().min(1)) });
export type MemoryScope = z.infer<typeof MemoryScope>;

/** A tool that the agent may call. `always` asks the person before each call, bound to its exact arguments. */
export const ToolGrant = z.strictObject({ tool: z.string(), approval: z.enum(['never', 'always']) });
export type ToolGrant = z.infer<typeof ToolGrant>;

export const AgentSettings = z.strictObject({
  /** What a reader hands on: the passages nearest to the question, or every block of its scope in source order. */
  reads: z.enum(['relevant', 'everything']),
  /** Items that it takes or hands on at most; what is left out is said in the result. */
  limit: z.number().int().min(1).max(2000),
  /** Labels whose items are handed on; empty hands on all. */
  keeps: z.array(z.string()),
});
export type AgentSettings = z.infer<typeof AgentSettings>;

export const AgentDocument = z.strictObject({
  id: PartId,
  preset: z.string(),
  title: z.string().min(1).max(80),
  /** What it is for, in the words of its prompt. */
  role: z.string().max(2000),
  kinds: z.array(TaskKind).min(1),
  models: z.array(LadderRung),
  tools: z.array(ToolGrant),
  memory: MemoryScope,
  labels: z.array(AgentLabel).max(6),
  examples: z.array(AgentExample).max(500),
  fields: z.array(AgentField).max(12),
  settings: AgentSettings,
  budget: TaskBudget,
  position: Position,
});
export type AgentDocument = z.infer<typeof AgentDocument>;

export const EdgeKind = z.enum(['delegates', 'hands-to', 'verifies', 'escalates']);
export type EdgeKind = z.infer<typeof EdgeKind>;

/** `label`: on a `hands-to` that leaves a router or classifier, the label whose items go this way; null hands on all. */
export const TeamEdge = z.strictObject({
  id: PartId,
  from: PartId,
  to: PartId,
  kind: EdgeKind,
  label: z.string().nullable(),
});
export type TeamEdge = z.infer<typeof TeamEdge>;

export const Pattern = z.enum(['fan-out', 'propose-verify', 'vote', 'router', 'sequence']);
export type Pattern = z.infer<typeof Pattern>;

/** Agents that work as one pattern, drawn as a group that folds. `needed`: of a vote, how many must agree (k of n). */
export const TeamGroup = z.strictObject({
  id: PartId,
  pattern: Pattern,
  title: z.string().max(80),
  members: z.array(PartId).min(1),
  collapsed: z.boolean(),
  needed: z.number().int().min(1).nullable(),
});
export type TeamGroup = z.infer<typeof TeamGroup>;

export const TeamComment = z.strictObject({
  id: PartId,
  text: z.string().max(2000),
  position: Position,
  width: z.number().min(120).max(800),
});
export type TeamComment = z.infer<typeof TeamComment>;

/**
 * A team as stored. `planTemplate` names a plan with code of its own; null compiles the plan from the edges and groups.
 * Positions belong to the document: a team looks the same for everybody who opens it.
 */
export const TeamDocument = z.strictObject({
  version: z.literal(2),
  id: PartId,
  title: z.string().min(1).max(80),
  description: z.string().max(2000),
  coordinator: PartId,
  planTemplate: z.string().nullable(),
  agents: z.array(AgentDocument).min(1).max(1000),
  edges: z.array(TeamEdge),
  groups: z.array(TeamGroup),
  comments: z.array(TeamComment),
});
export type TeamDocument = z.infer<typeof TeamDocument>;
