import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { replace } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { isActive } from '../../state/selectors/run-progress.ts';
import { useApp, useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StepPanel } from './step-panel.tsx';
import { TaskGraphView } from './task-graph.tsx';
import { Timeline } from './timeline.tsx';
import { timeSpan, timelineRows } from './timeline-rows.ts';
import { TraceBar } from './trace-bar.tsx';
import { TraceTools } from './trace-tools.tsx';
import type { TraceTab } from './trace-tools.tsx';
import type { Zoom } from './zoom.ts';

const REFRESH_MS = 500;

/** Every step of a run on one time axis or as a graph, and the whole truth about the chosen one beside it. */
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

function TraceBody({ run }: { readonly run: LiveRun }): ReactElement {
  const text = useText().trace;
  const services = useServices();
  const { state, events } = run;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [tab, setTab] = useState<TraceTab>('timeline');
  const [zoom, setZoom] = useState<Zoom>(null);
  const [tail, setTail] = useState(false);
  const active = isActive(state);
  const now = useNow({ running: active, everyMs: REFRESH_MS });
  const rows = useMemo(() => timelineRows({ state, events, closed }), [state, events, closed]);
  const step = useApp(({ route }) => (route.view === 'trace' ? route.step : null));
  const chosen = rows.find(({ key }) => key === step) ?? null;
  const whole = timeSpan(state, now);

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
  const around = chosen?.startedAt ?? null;
  const tools = { tab, zoom, tail, active, whole, around, onTab: setTab, onZoom: setZoom, onTail: setTail };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TraceTools {...tools} />
        {tab === 'graph' ? (
          <TaskGraphView tasks={state.tasks} chosen={step} onChoose={choose} />
        ) : (
          <Timeline
            rows={rows}
            span={zoom ?? whole}
            start={whole.from}
            now={now}
            tail={tail && active}
            chosen={step}
            onChoose={choose}
            onOpen={setOpen}
          />
        )}
      </div>
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
