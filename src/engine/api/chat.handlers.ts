import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { WireError } from '../../shared/contract/errors.ts';
import { directAnswerTeamId } from '../../shared/domain/conversation.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import { pathThrough } from '../../shared/domain/conversation-path.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import { emptyRunState } from '../../shared/events/run-state.ts';
import type { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { answerMarkdown, conversationMarkdown, markdownFileName } from '../chat/index.ts';
import type { AnswererChoice } from '../chat/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunService } from '../runs/index.ts';
import type { ConversationRepository } from '../storage/index.ts';
import type { StartRun } from './runs.handlers.ts';

export type ChatHandlerOptions = {
  readonly conversations: ConversationRepository;
  readonly service: Pick<RunService, 'state' | 'cancel'>;
  readonly clock: Clock;
  /** Starts the run of a team. */
  readonly start: StartRun;
  /** Starts a direct answer, which does not need anything to read. */
  readonly startDirect: StartRun;
  readonly choose: (options: { readonly question: string; readonly signal: AbortSignal }) => Promise<AnswererChoice>;
};

/** The `chat` group: questions in conversations, over runs that are like any other. */
export function createChatHandlers(options: ChatHandlerOptions): EngineHandlers['chat'] {
  const { conversations, clock } = options;
  return {
    ask: askHandler(options),
    list: async (input) => ok({ conversations: [...conversations.list(input)] }),
    async ofRun({ runId }) {
      const found = conversations.ofRun(runId);
      return found === null ? notFound({ kind: 'conversation', id: runId }) : ok(found);
    },
    rename: async ({ conversationId, title }) =>
      conversations.rename({ id: conversationId, title }) ? ok({}) : noConversation(conversationId),
    async remove({ conversationId }) {
      const found = conversations.byId(conversationId);
      if (found === null) return noConversation(conversationId);
      await Promise.all(
        found.turns.filter(({ status }) => !isFinished(status)).map(({ runId }) => options.service.cancel(runId)),
      );
      conversations.remove({ id: conversationId, at: clock.now() });
      return ok({});
    },
    restore: async ({ conversationId }) =>
      conversations.restore(conversationId) ? ok({}) : noConversation(conversationId),
    async search(input) {
      bringIndexUpToDate(options);
      return ok({ hits: [...conversations.search(input)] });
    },
    exportMarkdown: async (input) => exportMarkdown({ ...options, ...input }),
  };
}

function askHandler(options: ChatHandlerOptions): EngineHandlers['chat']['ask'] {
  const { conversations, start, startDirect, choose } = options;
  return async ({ conversationId, after, by, ...question }, { signal }) => {
    const misplaced = misplacement({ conversations, conversationId, after, workspaceId: question.workspaceId });
    if (misplaced !== null) return err(misplaced);
    const choice =
      by.kind === 'team' ? { teamId: by.teamId, why: '' } : await choose({ question: question.question, signal });
    const begin = choice.teamId === directAnswerTeamId ? startDirect : start;
    const follows = after === null ? {} : { after };
    // Before the run works: what it may read depends on its conversation.
    const onStarted = (runId: RunId): void => conversations.place({ runId, conversationId, after, why: choice.why });
    const run = { ...question, ...follows, teamId: choice.teamId };
    const started = await begin(run, { signal, conversationId, onStarted });
    if (!started.ok) return started;
    const { runId } = started.value;
    const placed = conversations.ofRun(runId);
    if (placed === null) return notFound({ kind: 'conversation', id: runId });
    return ok({ runId, conversationId: placed.id, ...choice });
  };
}

/** What is wrong with the place of a question; null where it can be asked there. */
function misplacement(options: {
  readonly conversations: ConversationRepository;
  readonly conversationId: ConversationId | null;
  readonly after: RunId | null;
  readonly workspaceId: WorkspaceId;
}): WireError<'not-found'> | null {
  const { conversations, conversationId, after, workspaceId } = options;
  const conversation = conversationId === null ? null : conversations.byId(conversationId);
  if (conversationId !== null && conversation?.workspaceId !== workspaceId) return noConversation(conversationId).error;
  if (after === null || conversation?.turns.some(({ runId }) => runId === after) === true) return null;
  return notFound({ kind: 'question', id: after }).error;
}

/** Ended runs are read into the full-text index when somebody searches: it is a cache over the log. */
function bringIndexUpToDate({ conversations, service }: ChatHandlerOptions): void {
  for (const { runId, seq, question } of conversations.unindexed()) {
    const answer = service.state(runId)?.answer?.markdown ?? '';
    conversations.index({ runId, seq, question, answer });
  }
}

function exportMarkdown(
  options: ChatHandlerOptions & { readonly runId: RunId; readonly what: 'conversation' | 'answer' },
): Result<{ readonly fileName: string; readonly text: string }, WireError<'not-found'>> {
  const { conversations, service, runId, what } = options;
  const conversation = conversations.ofRun(runId);
  if (conversation === null) return notFound({ kind: 'conversation', id: runId });
  const path = pathThrough({ turns: conversation.turns, runId });
  const turns = path.map((turn) => ({ turn, state: service.state(turn.runId) ?? emptyRunState }));
  const own = turns.find(({ turn }) => turn.runId === runId);
  if (what === 'conversation' || own === undefined)
    return ok({ fileName: markdownFileName(conversation.title), text: conversationMarkdown({ conversation, turns }) });
  return ok({ fileName: markdownFileName(own.turn.question), text: answerMarkdown(own) });
}

type NotFound = { readonly ok: false; readonly error: WireError<'not-found'> };

function noConversation(id: ConversationId): NotFound {
  return notFound({ kind: 'conversation', id });
}

function notFound(data: { readonly kind: string; readonly id: string }): NotFound {
  return err({ code: 'not-found', message: `There is no ${data.kind} “${data.id}”.`, data });
}
