import { useCallback, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../../shared/contract/errors.ts';
import { WorkspaceId } from '../../../../shared/kernel/ids.ts';
import { wireErrorOf } from '../../../state/engine-failure.ts';
import type { Services } from '../../../state/services.ts';
import { useServices } from '../../../state/services.ts';

export type StartStage =
  | { readonly name: 'idle' }
  | { readonly name: 'reading'; readonly done: number; readonly total: number }
  | { readonly name: 'starting' }
  | { readonly name: 'failed'; readonly error: WireError | null };

type Start = { readonly workspaceId: string; readonly teamId: string; readonly question: string };

/** Saves the team, reads what is new in the workspace and starts the run. Leaving the page stops only what was not started. */
export function useTeamRun(options: {
  /** Saves what is not saved yet; false when it could not be, and then nothing is started. */
  readonly save: () => Promise<boolean>;
  readonly onStarted: (runId: string) => void;
}) {
  const { save, onStarted } = options;
  const services = useServices();
  const [stage, setStage] = useState<StartStage>({ name: 'idle' });
  const under = useRef<AbortController | null>(null);
  useEffect(() => () => under.current?.abort(), []);

  const start = useCallback(
    (request: Start): void => {
      under.current?.abort();
      const stop = new AbortController();
      under.current = stop;
      void startOnce({ services, request, save, signal: stop.signal, setStage }).then(
        (runId) => {
          if (runId !== null && !stop.signal.aborted) onStarted(runId);
        },
        (cause: unknown) => {
          if (!stop.signal.aborted) setStage({ name: 'failed', error: wireErrorOf(cause) });
        },
      );
    },
    [services, save, onStarted],
  );
  const cancel = useCallback((): void => {
    under.current?.abort();
    setStage({ name: 'idle' });
  }, []);
  return { stage, start, cancel };
}

async function startOnce(options: {
  readonly services: Services;
  readonly request: Start;
  readonly save: () => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly setStage: (stage: StartStage) => void;
}): Promise<string | null> {
  const { services, request, save, signal, setStage } = options;
  setStage({ name: 'starting' });
  if (!(await save())) {
    setStage({ name: 'idle' });
    return null;
  }
  const workspaceId = WorkspaceId.parse(request.workspaceId);
  for await (const { done, total } of services.client.sources.ingest({ workspaceId }, { signal }))
    setStage({ name: 'reading', done, total });
  if (signal.aborted) return null;
  setStage({ name: 'starting' });
  const started = await services.client.runs.start({
    workspaceId,
    teamId: request.teamId,
    question: request.question,
    asOf: null,
    confirmPlan: false,
  });
  void services.queries.invalidateQueries({ queryKey: ['runs'] });
  if (!started.ok) {
    setStage({ name: 'failed', error: started.error });
    return null;
  }
  setStage({ name: 'idle' });
  return started.value.runId;
}
