import { ChevronRight, ListTree } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { TaskState } from '../../../shared/events/run-state.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import type { TaskGroup } from '../../state/selectors/run-progress.ts';
import { taskCost } from '../../state/selectors/run-progress.ts';
import { useServices } from '../../state/services.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';

const ELAPSED_REFRESH_MS = 1_000;

/** A task card: always two lines high, whatever its state, so the list stays still while tasks run. */
export function TaskRow({ group, run }: { readonly group: TaskGroup; readonly run: LiveRun }): ReactElement {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { parent, parts } = group;
  const { task, status } = parent;
  const draft = draftOf(group, run.drafts);
  return (
    <li className="py-2.5">
      <div className="flex items-start gap-3">
        <span className="mt-0.5">
          <StatusMark status={status} />
        </span>
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-3">
            <h3 className="min-w-0 truncate text-sm font-medium">{task.title}</h3>
            <span className="sr-only">{text.app.taskStatus[status]}</span>
            <TaskMeter group={group} run={run} />
          </div>
          <p className="truncate text-sm text-muted" title={lineOf(parent)}>
            {lineOf(parent)}
          </p>
        </div>
        <button
          type="button"
          aria-expanded={open}
          aria-label={text.chat.expand(task.title)}
          onClick={() => setOpen(!open)}
          className="-mr-1 inline-flex size-6 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink"
        >
          <ChevronRight size={15} className={open ? 'rotate-90 transition-transform' : 'transition-transform'} />
        </button>
      </div>
      {draft === null ? null : (
        <figure className="mt-2 ml-7 rounded-md border border-dashed border-line-strong px-3 py-2">
          <figcaption className="text-2xs font-medium text-warn">{text.chat.draft}</figcaption>
          <div className="flex h-10 flex-col justify-end overflow-hidden">
            <p className="text-sm break-words whitespace-pre-wrap text-muted">{draft}</p>
          </div>
        </figure>
      )}
      {open ? <TaskDetails group={group} run={run} /> : null}
      {parts.length === 0 || !open ? null : <Parts parts={parts} />}
    </li>
  );
}

/** The right end of the first line: how far, how much, how long. */
function TaskMeter({ group, run }: { readonly group: TaskGroup; readonly run: LiveRun }): ReactElement {
  const text = useText().chat;
  const { parent } = group;
  const running = parent.status === 'running';
  const now = useNow({ running, everyMs: ELAPSED_REFRESH_MS });
  const { tokens } = taskCost(group, run.state.calls);
  const elapsed = parent.startedAt === null ? null : (parent.endedAt ?? now) - parent.startedAt;
  const parts = [
    running && parent.total > 0 ? text.items(parent.done, parent.total) : null,
    tokens > 0 ? text.tokens(formatCount(tokens)) : null,
    elapsed === null ? null : formatDuration(elapsed),
  ].filter((part) => part !== null);
  return <span className="numeric ml-auto shrink-0 text-xs text-faint">{parts.join(' · ')}</span>;
}

function TaskDetails({ group, run }: { readonly group: TaskGroup; readonly run: LiveRun }): ReactElement {
  const text = useText();
  const services = useServices();
  const { task, confidence, failure } = group.parent;
  const cost = taskCost(group, run.state.calls);
  const { runId } = run.state;
  const facts = [
    [text.trace.objective, task.objective],
    [text.trace.agent, task.assignee],
    [text.trace.model, cost.models.join(', ')],
    [text.trace.confidence, confidence === null ? '' : confidence.toFixed(2)],
    [text.trace.failure, failure === null ? '' : failure.message],
  ].filter(([, value]) => value !== '');
  return (
    <div className="mt-2 ml-7">
      <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0 break-words text-muted">{value}</dd>
          </div>
        ))}
      </dl>
      {runId === null ? null : (
        <Button
          tone="quiet"
          small
          className="mt-1.5 -ml-2.5"
          onClick={() => go(services, { view: 'trace', runId, step: task.id })}
        >
          <ListTree size={14} aria-hidden="true" />
          {text.chat.trace}
        </Button>
      )}
    </div>
  );
}

function Parts({ parts }: { readonly parts: readonly TaskState[] }): ReactElement {
  const text = useText();
  return (
    <ul aria-label={text.chat.subTasks(parts.length)} className="mt-1 ml-7 space-y-0.5">
      {parts.map((part) => (
        <li key={part.task.id} className="flex items-center gap-2 text-sm text-muted">
          <StatusMark status={part.status} />
          <span className="min-w-0 flex-1 truncate">{part.task.title}</span>
          <span className="sr-only">{text.app.taskStatus[part.status]}</span>
          {part.status === 'running' && part.total > 0 ? (
            <span className="numeric text-xs text-faint">{text.chat.items(part.done, part.total)}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The second line: what came out, else what goes on, else what is asked. */
function lineOf({ failure, summary, note, task, status }: TaskState): string {
  if (failure !== null && status === 'failed') return failure.message;
  if (summary !== '' && status !== 'running') return summary;
  return note === '' ? task.objective : note;
}

/** The text that is being written by the task or by one of its parts. */
function draftOf({ parent, parts }: TaskGroup, drafts: LiveRun['drafts']): string | null {
  const running = [parent, ...parts].filter(({ status }) => status === 'running');
  const texts = running.flatMap(({ task }) => drafts[task.id] ?? []).filter((draft) => draft.trim() !== '');
  return texts.at(-1) ?? null;
}
