import { ArrowLeft } from 'lucide-react';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import type { RunState } from '../../../shared/events/run-state.ts';
import { compareRuns } from '../../../shared/runs/compare-runs.ts';
import type { ComparedClaim, RunComparison } from '../../../shared/runs/compare-runs.ts';
import { actions } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ComparedTaskRow } from './compared-task.tsx';
import { describeChange } from './describe-change.ts';
import { RouteLink } from './run-row.tsx';
import { TextDiff } from './text-diff.tsx';

type CompareProps = { readonly left: string; readonly right: string };

/** Two runs side by side: what was changed, what it cost, and the first place where they differ on top. */
export function CompareView({ left, right }: CompareProps): ReactElement {
  const text = useText();
  const services = useServices();
  const before = useLiveRun(left);
  const after = useLiveRun(right);
  const failure = before?.failure ?? after?.failure ?? null;
  const ready = before !== null && after !== null && failure === null;
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-4xl px-6 py-8">
        <Button tone="quiet" small className="-ml-2.5" onClick={() => actions['open-runs'].run(services)}>
          <ArrowLeft size={15} aria-hidden="true" />
          {text.runs.title}
        </Button>
        <h1 className="mt-2 text-xl font-semibold tracking-tight">{text.runs.compareTitle}</h1>
        {failure === null ? null : <ErrorNotice error={failure} />}
        {ready ? (
          <Comparison left={before.state} right={after.state} />
        ) : failure === null ? (
          <Skeleton label={text.app.loading} lines={8} />
        ) : null}
      </div>
    </div>
  );
}

function Comparison({ left, right }: { readonly left: RunState; readonly right: RunState }): ReactElement {
  const text = useText().runs;
  const compared = useMemo(() => compareRuns(left, right), [left, right]);
  const changed = right.fork?.runId === left.runId ? describeChange({ run: right, text }) : null;
  const { tasks, sameTasks, samePlan, sameAnswer } = compared;
  return (
    <>
      <div className="mt-5 grid grid-cols-2 gap-6">
        <RunHead name={text.left} run={left} />
        <RunHead name={text.right} run={right} />
      </div>
      {changed === null ? null : (
        <p className="mt-4 rounded-md bg-accent-soft px-3 py-2 text-sm text-accent-ink">
          {text.changed}: {changed}
        </p>
      )}
      <section aria-label={text.first} className="mt-8">
        <h2 className="font-semibold">{tasks.length === 0 ? text.nothingDiffers : text.differing(tasks.length)}</h2>
        <p className="text-sm text-muted">
          {samePlan ? text.samePlan : text.otherPlan} {sameTasks > 0 ? text.sameTasks(sameTasks) : ''}
        </p>
        <ol className="mt-3 divide-y divide-line border-y border-line">
          {tasks.map((task, index) => (
            <ComparedTaskRow key={task.taskId} task={task} first={index === 0} />
          ))}
        </ol>
      </section>
      <Claims claims={compared.claims} />
      {sameAnswer ? null : (
        <div className="mt-4">
          <TextDiff title={text.result} left={left.answer?.markdown ?? ''} right={right.answer?.markdown ?? ''} />
        </div>
      )}
      <Numbers compared={compared} />
    </>
  );
}

function RunHead({ name, run }: { readonly name: string; readonly run: RunState }): ReactElement {
  const text = useText();
  return (
    <section aria-label={name} className="min-w-0">
      <h2 className="text-xs font-medium text-faint">{name}</h2>
      <p className="line-clamp-2 text-sm font-medium">
        {run.runId === null ? null : (
          <RouteLink route={{ view: 'trace', runId: run.runId, step: null }}>{run.question}</RouteLink>
        )}
      </p>
      <p className="mt-1 flex items-center gap-1.5 text-xs text-faint">
        <StatusMark status={run.status} />
        {text.app.status[run.status]} · {run.teamId}
      </p>
    </section>
  );
}

function Claims({ claims }: { readonly claims: readonly ComparedClaim[] }): ReactElement {
  const text = useText();
  return (
    <section aria-label={text.runs.claims} className="mt-8">
      <h2 className="font-semibold">{text.runs.claims}</h2>
      {claims.length === 0 ? <p className="mt-1 text-sm text-muted">{text.runs.sameClaims}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {claims.map(({ left, right }, index) => (
          <li key={index} className="grid grid-cols-2 gap-6 py-2 text-sm">
            {[left, right].map((claim, side) =>
              claim === null ? (
                <p key={side} className="text-faint">
                  {text.runs.notInThisRun}
                </p>
              ) : (
                <p key={side}>
                  {claim.text} <span className="text-xs text-faint">{claim.verdict}</span>
                </p>
              ),
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Numbers({ compared }: { readonly compared: RunComparison }): ReactElement {
  const text = useText().runs;
  const { left, right } = compared.usage;
  const rows = [
    [text.duration, formatDuration(left.wallMs), formatDuration(right.wallMs)],
    [text.modelTime, formatDuration(left.modelMs), formatDuration(right.modelMs)],
    [text.tokensIn, formatCount(left.tokensIn), formatCount(right.tokensIn)],
    [text.tokensOut, formatCount(left.tokensOut), formatCount(right.tokensOut)],
    [text.decisions, formatCount(left.decisions), formatCount(right.decisions)],
    [text.escalations, formatCount(left.escalations), formatCount(right.escalations)],
  ];
  return (
    <section aria-label={text.numbers} className="mt-8">
      <h2 className="font-semibold">{text.numbers}</h2>
      <table className="numeric mt-2 w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-faint">
            <th className="py-1.5 font-medium">
              <span className="sr-only">{text.numbers}</span>
            </th>
            <th className="py-1.5 text-right font-medium">{text.left}</th>
            <th className="py-1.5 text-right font-medium">{text.right}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name} className="border-b border-line">
              <th scope="row" className="py-1.5 text-left font-normal text-muted">
                {name}
              </th>
              <td className="py-1.5 text-right">{before}</td>
              <td className="py-1.5 text-right">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
