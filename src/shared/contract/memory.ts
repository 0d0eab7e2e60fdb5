import { z } from 'zod';
import { WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

/** A place in the sources that states something; opens as a citation does. `text` is what stands there, verbatim and cut. */
export const GraphSource = z.strictObject({ file: z.string(), locator: z.string(), text: z.string() });
export type GraphSource = z.infer<typeof GraphSource>;

const node = { id: z.string(), title: z.string(), sources: z.array(GraphSource) };

/** What code finds in the sources: a task of a tracker, a person, or a day that tasks are due on. */
export const GraphNode = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('task'),
    ...node,
    status: z.string(),
    state: z.enum(['open', 'active', 'blocked', 'done', 'cancelled']),
    /** Waits, directly or through others, for something unfinished. */
    waiting: z.boolean(),
    /** Unfinished tasks that wait for this one, directly or through others. */
    holdsUp: z.number().int(),
    owner: z.string().nullable(),
    /** Epoch milliseconds; null where the table does not say. */
    due: z.number().nullable(),
    originalDue: z.number().nullable(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    ...node,
    emails: z.array(z.string()),
    /** Unfinished tasks that the tables assign to this person. */
    openTasks: z.number().int(),
    /** Messages, mails and commits written by this person. */
    written: z.number().int(),
  }),
  z.strictObject({ kind: z.literal('date'), ...node, day: z.string(), openTasks: z.number().int() }),
]);
export type GraphNode = z.infer<typeof GraphNode>;

/**
 * `waits-for` goes from the task that waits to what it waits for, `owned-by` from a task to a person, `due-on` from a task to a day,
 * `named-by` from a task to a person who wrote about it. Every one has the places that state it.
 */
export const GraphEdge = z.strictObject({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['waits-for', 'owned-by', 'due-on', 'named-by']),
  sources: z.array(GraphSource),
});
export type GraphEdge = z.infer<typeof GraphEdge>;

export const KnowledgeGraph = z.strictObject({
  nodes: z.array(GraphNode),
  edges: z.array(GraphEdge),
  /** How much the graph leaves out because there is too much of it: finished tasks and older texts first. */
  leftOut: z.strictObject({ tasks: z.number().int(), people: z.number().int(), texts: z.number().int() }),
});
export type KnowledgeGraph = z.infer<typeof KnowledgeGraph>;

export const memory = {
  /** Tasks, people, blockers and dates, read from the sources by code alone; no model is asked. */
  graph: command({
    effect: 'read',
    input: z.strictObject({ workspaceId: WorkspaceId }),
    output: KnowledgeGraph,
    errors: ['not-found'],
  }),
};
