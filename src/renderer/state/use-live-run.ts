import { useEffect } from 'react';
import { RunId } from '../../shared/kernel/ids.ts';
import { useApp, useServices } from './services.ts';
import type { LiveRun } from './slices/runs-slice.ts';

/** Follows a run while the component is shown; null until its first events are here. */
export function useLiveRun(runId: string): LiveRun | null {
  const { pump, queries } = useServices();
  const run = useApp(({ runs }) => runs[runId] ?? null);
  const status = run?.state.status;
  useEffect(() => pump.watch(RunId.parse(runId)), [pump, runId]);
  useEffect(() => {
    if (status !== undefined) void queries.invalidateQueries({ queryKey: ['runs'] });
  }, [queries, status]);
  return run;
}
