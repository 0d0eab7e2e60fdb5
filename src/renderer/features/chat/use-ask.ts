import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../shared/contract/errors.ts';
import type { IngestProgress } from '../../../shared/contract/sources.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import { go } from '../../app/actions.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import type { Services } from '../../state/services.ts';
import { useServices } from '../../state/services.ts';

/** `starting`: the files are read and the run is being created. */
export type AskStage =
  | { readonly name: 'idle' }
  | { readonly name: 'reading'; readonly progress: IngestProgress | null }
  | { readonly name: 'starting' }
  | { readonly name: 'failed'; readonly error: WireError | null };

export type Question = { readonly workspaceId: string; readonly question: string; readonly confirmPlan: boolean };

/** The team that answers questions about a workspace; teams to choose from come with the canvas. */
const TEAM_ID = 'launch-delay';

/** Reads what is new in the workspace, starts the run and opens its thread. Leaving the page stops only the reading. */
export function useAsk() {
  const services = useServices();
  const [stage, setStage] = useState<AskStage>({ name: 'idle' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const ask = useCallback(
    (question: Question): void => {
      under.current?.abort();
      const stop = new AbortController();
      under.current = stop;
      void askOnce({ services, question, signal: stop.signal, setStage }).catch((cause: unknown) => {
        if (!stop.signal.aborted) setStage({ name: 'failed', error: wireErrorOf(cause) });
      });
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
}): Promise<void> {
  const { services, question, signal, setStage } = options;
  const workspaceId = WorkspaceId.parse(question.workspaceId);
  setStage({ name: 'reading', progress: null });
  for await (const progress of services.client.sources.ingest({ workspaceId }, { signal }))
    setStage({ name: 'reading', progress });
  if (signal.aborted) return;
  setStage({ name: 'starting' });
  const started = await services.client.runs.start({
    workspaceId,
    teamId: TEAM_ID,
    question: question.question,
    asOf: null,
    confirmPlan: question.confirmPlan,
  });
  void services.queries.invalidateQueries({ queryKey: ['runs'] });
  void services.queries.invalidateQueries({ queryKey: ['sources'] });
  if (signal.aborted) return;
  if (!started.ok) return setStage({ name: 'failed', error: started.error });
  setStage({ name: 'idle' });
  go(services, { view: 'chat', runId: started.value.runId });
}
