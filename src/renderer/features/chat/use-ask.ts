import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerBy } from '../../../shared/contract/chat.ts';
import type { WireError } from '../../../shared/contract/errors.ts';
import type { IngestProgress } from '../../../shared/contract/sources.ts';
import type { ConversationId } from '../../../shared/domain/conversation.ts';
import type { RunId } from '../../../shared/kernel/ids.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import { go } from '../../app/actions.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import type { Services } from '../../state/services.ts';
import { useServices } from '../../state/services.ts';
import { prepareConversation } from './use-conversations.ts';

/** `starting`: the files are read and the run is being created. */
export type AskStage =
  | { readonly name: 'idle' }
  | { readonly name: 'reading'; readonly progress: IngestProgress | null }
  | { readonly name: 'starting' }
  | { readonly name: 'failed'; readonly error: WireError | null };

/** Where a question stands: it follows a turn of a conversation, or begins one. */
export type Place = { readonly conversationId: ConversationId | null; readonly after: RunId | null };

export const newConversation: Place = { conversationId: null, after: null };

export type Question = {
  readonly workspaceId: string;
  readonly question: string;
  readonly by: AnswerBy;
  readonly place: Place;
  readonly confirmPlan: boolean;
};

/**
 * Reads what is new in the workspace, asks the question and opens its conversation. Leaving the page stops only the reading.
 * `onAsked` is told once the question has a run.
 */
export function useAsk(onAsked?: () => void) {
  const services = useServices();
  const [stage, setStage] = useState<AskStage>({ name: 'idle' });
  const under = useRef<AbortController | null>(null);
  const told = useRef(onAsked);
  useEffect(() => {
    told.current = onAsked;
  }, [onAsked]);
  useEffect(() => () => under.current?.abort(), []);

  const ask = useCallback(
    (question: Question): void => {
      under.current?.abort();
      const stop = new AbortController();
      under.current = stop;
      void askOnce({ services, question, signal: stop.signal, setStage, onAsked: () => told.current?.() }).catch(
        (cause: unknown) => {
          if (!stop.signal.aborted) setStage({ name: 'failed', error: wireErrorOf(cause) });
        },
      );
    },
    [services],
  );
  const cancel = useCallback((): void => {
    under.current?.abort();
    setStage({ name: 'idle' });
  }, []);
  return { stage, ask, cancel };
}

async function askOnce(options: {
  readonly services: Services;
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly setStage: (stage: AskStage) => void;
  readonly onAsked: () => void;
}): Promise<void> {
  const { services, question, signal, setStage, onAsked } = options;
  const workspaceId = WorkspaceId.parse(question.workspaceId);
  setStage({ name: 'reading', progress: null });
  for await (const progress of services.client.sources.ingest({ workspaceId }, { signal }))
    setStage({ name: 'reading', progress });
  if (signal.aborted) return;
  setStage({ name: 'starting' });
  const { place, by, confirmPlan } = question;
  const asked = { workspaceId, question: question.question, ...place, by, asOf: null, confirmPlan };
  const started = await services.client.chat.ask(asked);
  void services.queries.invalidateQueries({ queryKey: ['runs'] });
  void services.queries.invalidateQueries({ queryKey: ['sources'] });
  if (signal.aborted) return;
  if (!started.ok) return setStage({ name: 'failed', error: started.error });
  await prepareConversation({ services, runId: started.value.runId });
  if (signal.aborted) return;
  setStage({ name: 'idle' });
  onAsked();
  go(services, { view: 'chat', runId: started.value.runId });
}
