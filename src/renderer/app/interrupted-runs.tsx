import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { WireError } from '../../shared/contract/errors.ts';
import type { InterruptedRun } from '../../shared/contract/session.ts';
import { useText } from '../i18n/text-context.ts';
import { unwrap } from '../state/engine-failure.ts';
import { useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { go } from './actions.ts';

/** Names every run that the last engine left unfinished, and offers to go on with it or to leave it. */
export function InterruptedRuns(): ReactElement | null {
  const text = useText().app.interrupted;
  const { client } = useServices();
  const [away, setAway] = useState<readonly string[]>([]);
  const { data = [] } = useQuery({
    queryKey: ['runs', 'interrupted'],
    queryFn: async ({ signal }) => unwrap(await client.session.interrupted({}, { signal })).runs,
  });
  const shown = data.filter(({ runId }) => !away.includes(runId));
  if (shown.length === 0) return null;
  return (
    <section aria-label={text.region} className="space-y-2 px-4 pt-3">
      {shown.map((run) => (
        <InterruptedNotice key={run.runId} run={run} putAway={() => setAway([...away, run.runId])} />
      ))}
    </section>
  );
}

function InterruptedNotice(props: { readonly run: InterruptedRun; readonly putAway: () => void }): ReactElement {
  const { run, putAway } = props;
  const text = useText().app.interrupted;
  const services = useServices();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<WireError | null>(null);
  const { runId } = run;
  const open = (): void => {
    services.store.setState({ workspaceId: run.workspaceId });
    go(services, { view: 'chat', runId });
    putAway();
  };
  const resume = async (): Promise<void> => {
    const resumed = await services.client.runs.resume({ runId });
    if (!resumed.ok) return setFailure(resumed.error);
    await queries.invalidateQueries({ queryKey: ['runs'] });
    open();
  };
  const stop = async (): Promise<void> => {
    const stopped = await services.client.runs.cancel({ runId });
    if (!stopped.ok) return setFailure(stopped.error);
    await queries.invalidateQueries({ queryKey: ['runs'] });
    putAway();
  };
  if (failure !== null) return <ErrorNotice error={failure} />;
  return (
    <Notice tone="warn" title={text.title(run.question)}>
      <p>{run.goesOn ? text.goesOn : text.because[run.because]}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {run.goesOn ? (
          <Button small onClick={open}>
            {text.open}
          </Button>
        ) : (
          <>
            <Button small tone="primary" onClick={() => void resume()}>
              {text.resume}
            </Button>
            <Button small onClick={() => void stop()}>
              {text.stop}
            </Button>
          </>
        )}
        <Button small tone="quiet" onClick={putAway}>
          {text.later}
        </Button>
      </div>
    </Notice>
  );
}
