import type { ReactElement } from 'react';
import type { TaskState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { formatDuration } from '../../ui/format.ts';
import { TextBlock } from '../../ui/text-block.tsx';
import { Checks } from './checks.tsx';
import { Facts, PanelHead, PanelSection } from './facts.tsx';
import { readable } from './read-blobs.ts';
import { ForkButton } from './fork-dialog.tsx';
import { RouteLink } from './run-row.tsx';
import { StepLinks } from './step-links.tsx';
import { StoredText } from './stored-text.tsx';
import { TeachItems } from './teach-items.tsx';
import { memoryReads } from './timeline-rows.ts';

type TaskPanelProps = { readonly task: TaskState; readonly run: LiveRun; readonly onChoose: (key: string) => void };

/** A task: what it was to do, what came out, and its calls, searches, escalations and checks. */
export function TaskPanel({ task, run, onChoose }: TaskPanelProps): ReactElement {
  const text = useText();
  const { id, objective, assignee } = task.task;
  const { state, events } = run;
  const calls = state.calls.filter(({ taskId }) => taskId === id);
  const reads = memoryReads(events).filter(({ taskId }) => taskId === id);
  const escalations = events.flatMap((event) =>
    event.type === 'route.escalated' && event.taskId === id ? [event] : [],
  );
  const duration =
    task.startedAt === null || task.endedAt === null ? '' : formatDuration(task.endedAt - task.startedAt);
  return (
    <>
      <PanelHead kind={text.app.taskStatus[task.status]} title={task.task.title}>
        {task.summary === '' ? null : <p className="mt-1 text-sm text-muted">{task.summary}</p>}
        {task.reusedFrom === null ? null : (
          <p className="mt-1 text-sm text-muted">
            {text.runs.reused}.{' '}
            <RouteLink route={{ view: 'trace', runId: task.reusedFrom, step: id }}>{text.runs.openParent}</RouteLink>
          </p>
        )}
        {task.startedAt === null && task.reusedFrom === null ? null : (
          <div className="mt-3">
            <ForkButton run={state} place={{ task, call: null, wait: null }} label={text.runs.forkStep} />
          </div>
        )}
      </PanelHead>
      <Questions task={task} run={run} />
      <PanelSection title={text.trace.overview}>
        <Facts
          facts={[
            [text.trace.objective, objective],
            [text.trace.agent, assignee],
            [text.trace.duration, duration],
            [text.trace.attempt, task.attempt > 1 ? String(task.attempt) : ''],
            [text.trace.confidence, task.confidence === null ? '' : task.confidence.toFixed(2)],
            [text.trace.failure, task.failure === null ? '' : `${task.failure.code}: ${task.failure.message}`],
          ]}
        />
      </PanelSection>
      {calls.length === 0 ? null : (
        <PanelSection title={text.trace.calls}>
          <StepLinks
            links={calls.map((call) => ({
              key: `call:${call.callId}`,
              label: call.step,
              note: `${call.modelId} · ${formatDuration(call.ms)}`,
            }))}
            onChoose={onChoose}
          />
        </PanelSection>
      )}
      {escalations.length === 0 ? null : (
        <PanelSection title={text.trace.escalations}>
          <ul className="space-y-1 text-sm">
            {escalations.map(({ eventId, data }) => (
              <li key={eventId}>
                {data.step}: {text.trace.escalated(data.from, data.to, data.items)}
                <span className="block text-xs text-faint">{data.why}</span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
      {reads.length === 0 ? null : (
        <PanelSection title={text.trace.reads}>
          <StepLinks
            links={reads.map((read) => ({
              key: `read:${read.eventId}`,
              label: read.query,
              note: text.trace.hits(read.hits),
            }))}
            onChoose={onChoose}
          />
        </PanelSection>
      )}
      <TeachItems task={task} run={run} />
      <Checks checks={state.checks.filter(({ taskId }) => taskId === id)} claims={state.claims} />
      {task.output === null ? null : (
        <PanelSection title={text.trace.result}>
          <StoredText sha256={task.output}>
            {(body) => <TextBlock label={text.trace.result} text={readable(body)} />}
          </StoredText>
        </PanelSection>
      )}
    </>
  );
}

/** What the task asked the person, with the way to answer otherwise in a fork. */
function Questions({ task, run }: { readonly task: TaskState; readonly run: LiveRun }): ReactElement | null {
  const text = useText().runs;
  const waits = run.state.waits.filter(({ taskId }) => taskId === task.task.id);
  if (waits.length === 0) return null;
  return (
    <PanelSection title={text.questions}>
      <ul className="space-y-3">
        {waits.map((wait) => (
          <li key={wait.waitId} className="text-sm">
            <p>{wait.prompt}</p>
            <p className="text-xs text-faint">
              {wait.decision === null ? text.notAnswered : text.answered(wait.decision)}
            </p>
            {wait.decision === null ? null : (
              <div className="mt-1.5">
                <ForkButton run={run.state} place={{ task, call: null, wait }} label={text.answerAgain} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
