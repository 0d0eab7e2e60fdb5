import { Play, RotateCcw, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useId, useState } from 'react';
import type { WireError } from '../../../shared/contract/errors.ts';
import type { Plan, Task } from '../../../shared/domain/task.ts';
import type { RunState, WaitState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import { useServices } from '../../state/services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { isOptional, removeTask, setObjective } from './edit-plan.ts';

/** The plan before it runs: objectives can be reworded and optional tasks left out; nothing starts before Accept. */
export function PlanEditor({
  state,
  wait,
}: {
  readonly state: RunState;
  readonly wait: WaitState;
}): ReactElement | null {
  const text = useText().chat;
  const { client } = useServices();
  const title = useId();
  const [edited, setEdited] = useState<Plan | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const { runId, plan: proposed } = state;
  if (proposed === null || runId === null) return null;
  const plan = edited ?? proposed;
  const removed = proposed.tasks.length - plan.tasks.length;

  const accept = async (): Promise<void> => {
    setBusy(true);
    const accepted = await client.runs.acceptPlan({ runId, waitId: wait.waitId, plan });
    setBusy(false);
    setError(accepted.ok ? null : accepted.error);
  };

  const refuse = async (): Promise<void> => {
    setBusy(true);
    const { waitId, fingerprint } = wait;
    const refused = await client.runs.answerWait({ runId, waitId, fingerprint, decision: 'refuse' });
    setBusy(false);
    setError(refused.ok ? null : refused.error);
  };

  return (
    <section aria-labelledby={title} className="rounded-lg border border-line bg-surface">
      <div className="border-b border-line px-5 py-4">
        <h2 id={title} className="font-semibold">
          {text.planReview}
        </h2>
        <p className="mt-0.5 text-sm text-muted">{text.planReviewHint}</p>
      </div>
      <ol className="divide-y divide-line px-5">
        {plan.tasks.map((task, index) => (
          <EditableTask
            key={task.id}
            number={index + 1}
            plan={plan}
            task={task}
            onObjective={(objective) => setEdited(setObjective(plan, task.id, objective))}
            onRemove={() => setEdited(removeTask(plan, task.id))}
          />
        ))}
      </ol>
      {error === null ? null : (
        <div className="px-5 pb-4">
          <ErrorNotice error={error} />
        </div>
      )}
      <div className="sticky bottom-0 flex items-center gap-2 rounded-b-lg border-t border-line bg-surface px-5 py-3">
        <Button
          tone="primary"
          disabled={busy || plan.tasks.some(({ objective }) => objective.trim() === '')}
          onClick={() => void accept()}
        >
          <Play size={13} aria-hidden="true" />
          {text.planAccept}
        </Button>
        <Button tone="quiet" disabled={busy} onClick={() => void refuse()}>
          {text.planRefuse}
        </Button>
        {edited === null ? null : (
          <Button tone="quiet" disabled={busy} onClick={() => setEdited(null)}>
            <RotateCcw size={13} aria-hidden="true" />
            {text.planReset}
          </Button>
        )}
        <span role="status" className="ml-auto text-sm text-faint">
          {removed === 0 ? text.planCount(plan.tasks.length) : text.planRemoved(removed)}
        </span>
      </div>
    </section>
  );
}

type EditableTaskProps = {
  readonly number: number;
  readonly plan: Plan;
  readonly task: Task;
  readonly onObjective: (objective: string) => void;
  readonly onRemove: () => void;
};

function EditableTask({ number, plan, task, onObjective, onRemove }: EditableTaskProps): ReactElement {
  const text = useText().chat;
  const optional = isOptional(plan, task);
  const before = plan.tasks.filter(({ id }) => task.dependsOn.includes(id)).map((other) => other.title);
  return (
    <li className="flex gap-3 py-3">
      <span className="numeric w-5 pt-0.5 text-right text-sm text-faint">{number}</span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-sm">
          <span className="font-medium">{task.title}</span>
          <span className="text-xs text-faint">{task.assignee}</span>
          {optional ? <span className="rounded-sm bg-sunken px-1.5 text-2xs text-muted">{text.optional}</span> : null}
        </p>
        <textarea
          aria-label={text.objective(task.title)}
          value={task.objective}
          maxLength={400}
          rows={1}
          onChange={(event) => onObjective(event.target.value)}
          className="-mx-2 mt-0.5 block field-sizing-content w-full resize-none rounded-md border border-transparent bg-transparent px-2 py-1 text-sm text-muted hover:border-line focus:border-line-strong focus:bg-page focus:text-ink"
        />
        {before.length === 0 ? null : <p className="truncate text-xs text-faint">{text.after(before.join(', '))}</p>}
      </div>
      {optional ? (
        <IconButton label={text.removeTask(task.title)} onClick={onRemove}>
          <X size={15} />
        </IconButton>
      ) : null}
    </li>
  );
}
