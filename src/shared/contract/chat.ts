import { z } from 'zod';
import { Conversation, ConversationHit, ConversationId, ConversationSummary } from '../domain/conversation.ts';
import { RunId, WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

/** Who answers: a team that the person picked, or whoever fits (a team, or an answer without one). */
export const AnswerBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choose') }),
  z.strictObject({ kind: z.literal('team'), teamId: z.string() }),
]);
export type AnswerBy = z.infer<typeof AnswerBy>;

export const chat = {
  /** Asks a question: a run of its own, and a turn of the conversation. Returns as soon as the run exists. */
  ask: command({
    effect: 'write',
    input: z.strictObject({
      workspaceId: WorkspaceId,
      /** Null begins a conversation. */
      conversationId: ConversationId.nullable(),
      /** The turn that the question follows; null for one that begins a conversation or a branch of its first turn. */
      after: RunId.nullable(),
      question: z.string().min(1).max(2000),
      by: AnswerBy,
      /** Epoch milliseconds; null takes the newest timestamp in the sources. */
      asOf: z.number().nullable(),
      confirmPlan: z.boolean(),
    }),
    output: z.strictObject({ runId: RunId, conversationId: ConversationId, teamId: z.string(), why: z.string() }),
    errors: ['not-found', 'nothing-to-read', 'model-missing', 'folder-unreadable', 'team-invalid'],
  }),
  /** Conversations of a workspace, the one with the newest turn first. */
  list: command({
    effect: 'read',
    input: z.strictObject({ workspaceId: WorkspaceId, limit: z.number().int().min(1).max(5000) }),
    output: z.strictObject({ conversations: z.array(ConversationSummary) }),
    errors: [],
  }),
  /** The conversation that a run belongs to. Every run has one, wherever it was started. */
  ofRun: command({
    effect: 'read',
    input: z.strictObject({ runId: RunId }),
    output: Conversation,
    errors: ['not-found'],
  }),
  rename: command({
    effect: 'write',
    input: z.strictObject({ conversationId: ConversationId, title: z.string().trim().min(1).max(120) }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  /** Stops its runs and takes it out of sight. Its runs are deleted at the engine's next start; until then it can be restored. */
  remove: command({
    effect: 'write',
    input: z.strictObject({ conversationId: ConversationId }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  restore: command({
    effect: 'write',
    input: z.strictObject({ conversationId: ConversationId }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  /** Full text over questions and answers, best first. The last word may be a beginning. */
  search: command({
    effect: 'read',
    input: z.strictObject({
      workspaceId: WorkspaceId.nullable(),
      query: z.string().max(500),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.strictObject({ hits: z.array(ConversationHit) }),
    errors: [],
  }),
  /** Markdown of the turns from the beginning through this run (`conversation`), or of its answer alone, with the cited passages. */
  exportMarkdown: command({
    effect: 'read',
    input: z.strictObject({ runId: RunId, what: z.enum(['conversation', 'answer']) }),
    output: z.strictObject({ fileName: z.string(), text: z.string() }),
    errors: ['not-found'],
  }),
};
