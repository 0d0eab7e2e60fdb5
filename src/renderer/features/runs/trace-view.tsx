import { ArrowLeft } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { actions, replace } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { isActive } from '../../state/selectors/run-progress.ts';
import { useApp, useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StepPanel } from './step-panel.tsx';
import { Timeline } from './timeline.tsx';
import { timeSpan, timelineRows } from './timeline-rows.ts';

const REFRESH_MS = 500;

/** Every step of a run on one time axis, and the whole truth about the chosen one beside it. */
export function TraceView(): ReactElement | null {
  const runId = useApp(({ route }) => (route.view === 'trace' ? route.runId : null));
  return runId === null ? null : <Trace key={runId} runId={runId} />;
}

function Trace({ runId }: { readonly runId: string }): ReactElement {
  const run = useLiveRun(runId);
  return (
    <div className="flex h-full flex-col">
      <TraceBar run={run} />
      {run?.failure == null ? null : (
        <div className="p-6">
          <ErrorNotice error={run.failure} />
        </div>
      )}
      {run === null || run.failure !== null ? null : <TraceBody run={run} />}
    </div>
  );
}

function TraceBar({ run }: { readonly run: LiveRun | null }): ReactElement {
  const text = useText();
  const services = useServices();
  const state = run?.state ?? null;
  const now = useNow({ running: state !== null && isActive(state), everyMs: REFRESH_MS });
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4 text-sm">
      <Button tone="quiet" small onClick={() => actions['open-chat'].run(services)}>
        <ArrowLeft size={15} aria-hidden="true" />
        {text.app.actions.openChat}
      </Button>
      <h1 className="min-w-0 flex-1 truncate font-medium">{state?.question ?? text.trace.title}</h1>
      {state === null ? null : (
        <p role="status" className="flex shrink-0 items-center gap-2">
          <StatusMark status={state.status} />
          {text.app.status[state.status]}
          {state.createdAt === 0 ? null : (
            <span className="numeric text-muted" aria-hidden="true">
              {formatDuration((state.finishedAt ?? now) - state.createdAt)}
            </span>
          )}
        </p>
      )}
    </header>
  );
}

function TraceBody({ run }: { readonly run: LiveRun }): ReactElement {
  const text = useText().trace;
  const services = useServices();
  const { state, events } = run;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const now = useNow({ running: isActive(state), everyMs: REFRESH_MS });
  const rows = useMemo(() => timelineRows({ state, events, closed }), [state, events, closed]);
  const step = useApp(({ route }) => (route.view === 'trace' ? route.step : null));
  const chosen = rows.find(({ key }) => key === step) ?? null;

  const choose = (key: string): void => {
    if (state.runId !== null) replace(services, { view: 'trace', runId: state.runId, step: key });
  };
  const setOpen = (key: string, open: boolean): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (open) next.delete(key);
      else next.add(key);
      return next;
    });

  if (rows.length === 0) return <p className="p-6 text-muted">{text.empty}</p>;
  return (
    <div className="flex min-h-0 flex-1">
      <Timeline rows={rows} span={timeSpan(state, now)} now={now} chosen={step} onChoose={choose} onOpen={setOpen} />
      <aside
        aria-label={text.detail}
        className="w-115 shrink-0 overflow-y-auto border-l border-line bg-surface max-xl:w-96"
      >
        {chosen === null ? (
          <p className="p-6 text-sm text-muted">{text.choose}</p>
        ) : (
          <StepPanel key={chosen.key} row={chosen} run={run} onChoose={choose} />
        )}
      </aside>
    </div>
  );
}
