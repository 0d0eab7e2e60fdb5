import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { ok } from '../../shared/kernel/result.ts';
import { createChatHandlers } from '../api/chat.handlers.ts';
import { createRunHandlers, createStartRun } from '../api/runs.handlers.ts';
import type { Prepare, RunHandlerOptions } from '../api/run-handler-options.ts';
import { chooseAnswerer } from '../chat/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ConversationRepository } from '../storage/index.ts';

/**
 * Runs, and the conversations over them. What was removed before the last engine ended is deleted for good; call before runs are
 * recovered.
 */
export function composeRuns(
  core: RunHandlerOptions & {
    readonly conversations: ConversationRepository;
    readonly clock: Clock;
    readonly embedder: Embedder;
    /** The teams as they are now; any of them may be chosen for a question. */
    readonly teams: () => readonly Pick<TeamDocument, 'id' | 'title' | 'description'>[];
  },
): Pick<EngineHandlers, 'runs' | 'chat'> {
  const { conversations, clock, embedder, teams, service } = core;
  for (const runId of conversations.removedRuns()) core.removal.remove(runId);
  const runs = createRunHandlers(core);
  const chat = createChatHandlers({
    conversations,
    service,
    clock,
    start: createStartRun(core),
    startDirect: createStartRun({ ...core, prepare: evenWithoutSources({ prepare: core.prepare, clock }) }),
    choose: ({ question, signal }) => chooseAnswerer({ question, teams: teams(), embedder, signal }),
  });
  return { runs, chat };
}

/** A model can answer an ordinary question where there is nothing to read. */
function evenWithoutSources(options: { readonly prepare: Prepare; readonly clock: Clock }): Prepare {
  const { prepare, clock } = options;
  return async (request) => {
    const prepared = await prepare(request);
    if (prepared.ok || prepared.error.code !== 'nothing-to-read') return prepared;
    return ok({ blocks: 0, asOf: { at: clock.now(), source: 'none, so the moment of the question' } });
  };
}
