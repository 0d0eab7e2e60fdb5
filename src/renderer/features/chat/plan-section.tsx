import type { ReactElement } from 'react';
import { useState } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { isActive, runProgress, taskGroups } from '../../state/selectors/run-progress.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TaskRow } from './task-row.tsx';

/**
 * The plan as it is carried out, one row a task, each updated in place. Open while the run is watched, and left open at its
 * end so that nothing jumps; a run that had ended before it was opened shows its answer first.
 */
export function PlanSection(props: {
  readonly run: LiveRun;
  /** Its name where the page shows several plans; absent: just "Plan". */
  readonly label?: string;
}): ReactElement | null {
  const { run, label } = props;
  const text = useText().chat;
  const { state } = run;
  const [open, setOpen] = useState(() => isActive(state));
  const { done, total } = runProgress(state);
  if (state.status === 'queued') return null;
  if (state.plan === null) return <p className="text-sm text-muted">{isActive(state) ? text.planning : ''}</p>;
  return (
    <section aria-label={label ?? text.plan}>
      <Disclosure
        heading
        open={open}
        onOpenChange={setOpen}
        title={
          <>
            <span className="font-medium text-ink">{text.plan}</span>
            <span className="numeric">{isActive(state) ? text.planProgress(done, total) : text.planCount(total)}</span>
          </>
        }
      >
        <div className="mt-2">
          {isActive(state) ? (
            <ProgressBar label={text.planProgress(done, total)} share={total === 0 ? null : done / total} />
          ) : null}
          <ol className="mt-1 divide-y divide-line">
            {taskGroups(state).map((group) => (
              <TaskRow key={group.parent.task.id} group={group} run={run} />
            ))}
          </ol>
        </div>
      </Disclosure>
    </section>
  );
}
