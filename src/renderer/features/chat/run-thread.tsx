import { ListTree, RotateCcw, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import type { RunState } from '../../../shared/events/run-state.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { actions } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { isActive, runProgress } from '../../state/selectors/run-progress.ts';
import { useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration, formatMoment } from '../../ui/format.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StarterModels } from '../models/index.ts';
import { AnswerSection } from './answer-section.tsx';
import { Composer } from './composer.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { PlanSection } from './plan-section.tsx';
import { UsageLine } from './usage-line.tsx';
import { WaitCard } from './wait-card.tsx';

const ELAPSED_REFRESH_MS = 1_000;

/** One question and everything that came of it: plan, tasks, questions back, checked findings, answer. */
export function RunThread({ runId }: { readonly runId: string }): ReactElement {
  const text = useText();
  const { store } = useServices();
  const run = useLiveRun(runId);
  const workspaceId = run?.state.workspaceId ?? null;
  useEffect(() => {
    if (workspaceId !== null) store.setState({ workspaceId });
  }, [store, workspaceId]);
  return (
    <div className="flex h-full flex-col">
      {run === null || run.failure !== null ? null : <RunBar state={run.state} />}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl px-6 pt-6 pb-10">
          {run === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
          {run?.failure == null ? null : <ErrorNotice error={run.failure} />}
          {run === null || run.failure !== null ? null : <Thread run={run} />}
        </div>
      </div>
      <div className="mx-auto w-full max-w-3xl space-y-3 px-6 pt-2 pb-5">
        {run === null ? null : <OpenWaits state={run.state} />}
        <Composer placeholder={text.chat.followPlaceholder} autoFocus={false} compact />
      </div>
    </div>
  );
}

function RunBar({ state }: { readonly state: RunState }): ReactElement {
  const text = useText();
  const services = useServices();
  const active = isActive(state);
  const now = useNow({ running: active, everyMs: ELAPSED_REFRESH_MS });
  const { done, total } = runProgress(state);
  const elapsed = (state.finishedAt ?? now) - state.createdAt;
  return (
    <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-6 text-sm">
      <StatusMark status={state.status} />
      <span className="font-medium">{text.app.status[state.status]}</span>
      {state.createdAt === 0 ? null : <span className="numeric text-muted">{formatDuration(elapsed)}</span>}
      <span role="status" className="sr-only">
        {text.chat.live(text.app.status[state.status], done, total)}
      </span>
      <div className="ml-auto flex items-center gap-1.5">
        <Button tone="quiet" small onClick={() => actions['open-trace'].run(services)}>
          <ListTree size={15} aria-hidden="true" />
          {text.chat.trace}
        </Button>
        {active ? (
          <Button small disabled={state.cancelRequested} onClick={() => actions['stop-run'].run(services)}>
            <Square size={12} aria-hidden="true" />
            {state.cancelRequested ? text.chat.stopping : text.chat.stop}
          </Button>
        ) : null}
        {state.status === 'failed' || state.status === 'cancelled' || state.status === 'partial' ? (
          <ResumeButton state={state} />
        ) : null}
      </div>
    </div>
  );
}

function ResumeButton({ state }: { readonly state: RunState }): ReactElement | null {
  const text = useText().chat;
  const { client, pump, queries } = useServices();
  const [busy, setBusy] = useState(false);
  const { runId } = state;
  if (runId === null) return null;
  const resume = async (): Promise<void> => {
    setBusy(true);
    const resumed = await client.runs.resume({ runId: RunId.parse(runId) });
    setBusy(false);
    if (resumed.ok) pump.watch(runId);
    void queries.invalidateQueries({ queryKey: ['runs'] });
  };
  return (
    <Button small disabled={busy} onClick={() => void resume()}>
      <RotateCcw size={13} aria-hidden="true" />
      {text.resume}
    </Button>
  );
}

function Thread({ run }: { readonly run: LiveRun }): ReactElement {
  const text = useText().chat;
  const { state } = run;
  const planWait = state.waits.find(({ kind, decision }) => kind === 'plan' && decision === null);
  const otherWaits = state.waits.filter(({ kind }) => kind !== 'plan');
  const answered = otherWaits.filter(({ decision }) => decision !== null);
  return (
    <div className="space-y-7">
      <header>
        <h1 className="text-lg font-semibold text-pretty">{state.question}</h1>
        <p className="mt-1 truncate text-sm text-muted">
          {state.asOf === null ? '\u00a0' : <AsOfLine asOf={state.asOf} />}
        </p>
      </header>
      {state.recoveries === 0 ? null : <Notice tone="info" title={text.recovered(state.recoveries)} />}
      {planWait === undefined ? (
        <PlanSection run={run} />
      ) : (
        <PlanEditor key={planWait.waitId} state={state} wait={planWait} />
      )}
      {answered.length === 0 ? null : (
        <ul className="space-y-1 text-sm text-muted">
          {answered.map((wait) => (
            <li key={wait.waitId}>
              {wait.prompt} <span className="text-ink">{text.answered(wait.decision ?? '')}</span>
            </li>
          ))}
        </ul>
      )}
      <Ending state={state} />
      <AnswerSection state={state} />
      {state.finishedAt === null ? null : <UsageLine usage={state.usage} />}
    </div>
  );
}

/** What the run waits for stands over the composer, where it cannot be scrolled away. */
function OpenWaits({ state }: { readonly state: RunState }): ReactElement {
  const open = state.waits.filter(({ kind, decision }) => kind !== 'plan' && decision === null);
  return (
    <>
      {open.map((wait) => (
        <WaitCard key={wait.waitId} state={state} wait={wait} />
      ))}
    </>
  );
}

function AsOfLine({ asOf }: { readonly asOf: NonNullable<RunState['asOf']> }): ReactElement {
  const text = useText().chat;
  const why = asOf.from === 'flag' ? text.asOfFlag : text.asOfWhy(asOf.source);
  return (
    <span title={why}>
      {text.asOf(formatMoment(asOf.at))}
      <span className="text-faint"> · {why}</span>
    </span>
  );
}

function Ending({ state }: { readonly state: RunState }): ReactElement | null {
  const text = useText().chat;
  switch (state.status) {
    case 'partial':
      return (
        <Notice tone="warn" title={text.ended.partial}>
          {state.reason}
        </Notice>
      );
    case 'cancelled':
      return <Notice tone="info" title={text.ended.cancelled} />;
    case 'failed':
      return (
        <div className="space-y-4">
          <Notice tone="bad" title={text.ended.failed}>
            {state.reason}
          </Notice>
          <StarterModels />
        </div>
      );
    case 'queued':
    case 'running':
    case 'waiting':
    case 'succeeded':
      return null;
  }
}
