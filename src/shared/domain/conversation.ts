import { z } from 'zod';
import { RunId, WorkspaceId } from '../kernel/ids.ts';
import { RunStatus } from './answer.ts';

export const ConversationId = z.string().min(1).brand('ConversationId');
export type ConversationId = z.infer<typeof ConversationId>;

/** The built-in team that answers from passages, or from the model alone where there are none. */
export const directAnswerTeamId = 'direct-answer';

/** A question and the run that answers it. Turns form a tree: those that follow the same turn are branches of one another. */
export const Turn = z.strictObject({
  runId: RunId,
  /** The turn that it follows; null for one that begins the conversation. */
  after: RunId.nullable(),
  teamId: z.string(),
  question: z.string(),
  status: RunStatus,
  /** Why this team answers, where the person left the choice open; else empty. */
  why: z.string(),
  createdAt: z.number(),
});
export type Turn = z.infer<typeof Turn>;

export const Conversation = z.strictObject({
  id: ConversationId,
  workspaceId: WorkspaceId,
  title: z.string(),
  createdAt: z.number(),
  /** Oldest first. */
  turns: z.array(Turn),
});
export type Conversation = z.infer<typeof Conversation>;

/** One line of the history. */
export const ConversationSummary = z.strictObject({
  id: ConversationId,
  workspaceId: WorkspaceId,
  title: z.string(),
  turns: z.number().int(),
  /** The newest turn, whose status is the conversation's. */
  lastRunId: RunId,
  status: RunStatus,
  updatedAt: z.number(),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/** A stretch of a text that was found; `hit` marks the words that matched. */
export const FoundPart = z.strictObject({ text: z.string(), hit: z.boolean() });

export const ConversationHit = z.strictObject({
  conversationId: ConversationId,
  workspaceId: WorkspaceId,
  title: z.string(),
  runId: RunId,
  createdAt: z.number(),
  question: z.array(FoundPart),
  answer: z.array(FoundPart),
});
export type ConversationHit = z.infer<typeof ConversationHit>;
