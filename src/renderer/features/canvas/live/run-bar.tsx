import { ListTree, MessagesSquare, Pencil, Play, Square } from 'lucide-react';
import type { FormEvent, ReactElement } from 'react';
import { useState } from 'react';
import { RunId } from '../../../../shared/kernel/ids.ts';
import { go } from '../../../app/actions.ts';
import { useText } from '../../../i18n/text-context.ts';
import { isActive, runProgress } from '../../../state/selectors/run-progress.ts';
import { useApp, useServices } from '../../../state/services.ts';
import { useLiveRun } from '../../../state/use-live-run.ts';
import { Button } from '../../../ui/button.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { StatusMark } from '../../../ui/status-mark.tsx';
import { useNow } from '../../../ui/use-now.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { PreviewLine } from './preview-line.tsx';
import { useTeamRun } from './use-team-run.ts';

const startForm = 'start-team-run';

/** Runs the team with the question that is written, or goes to where one is written. */
export function askTeam(): void {
  const form = document.querySelector<HTMLFormElement>(`#${startForm}`);
  const question = form?.querySelector('input');
  if (question?.value.trim() === '') question.focus();
  else form?.requestSubmit();
}

/** The question, what a run would take, and Run. */
export function StartBar(props: {
  readonly editor: TeamEditor;
  readonly canRun: boolean;
  readonly save: () => Promise<boolean>;
  readonly onStarted: (runId: string) => void;
}): ReactElement {
  const { editor, canRun, save, onStarted } = props;
  const text = useText().teams.run;
  const workspaceId = useApp((state) => state.workspaceId);
  const [question, setQuestion] = useState('');
  const { stage, start, cancel } = useTeamRun({ save, onStarted });
  const busy = stage.name === 'reading' || stage.name === 'starting';
  const ready = canRun && workspaceId !== null && question.trim() !== '' && !busy;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) start({ workspaceId, teamId: editor.document.id, question: question.trim() });
  };
  return (
    <section aria-label={text.label} className="border-t border-line px-4 py-3">
      {stage.name === 'failed' ? (
        <div className="mb-3">
          <ErrorNotice error={stage.error} />
        </div>
      ) : null}
      <form id={startForm} onSubmit={submit} className="flex items-center gap-2">
        <input
          value={question}
          aria-label={text.question}
          placeholder={text.placeholder}
          onChange={(event) => setQuestion(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 text-sm placeholder:text-faint"
        />
        {busy ? (
          <Button onClick={cancel}>{text.cancel}</Button>
        ) : (
          <Button type="submit" tone="primary" disabled={!ready}>
            <Play size={14} aria-hidden="true" />
            {text.start}
          </Button>
        )}
      </form>
      <div role="status" className="mt-1.5 h-5">
        {stage.name === 'reading' || stage.name === 'starting' ? (
          <p className="text-sm text-muted">{stage.name === 'reading' ? text.reading : text.starting}</p>
        ) : workspaceId === null ? (
          <p className="text-sm text-muted">{text.noWorkspace}</p>
        ) : (
          <PreviewLine editor={editor} />
        )}
      </div>
    </section>
  );
}

const REFRESH_MS = 500;

/** A run that the canvas shows: how far it is, and the ways to its answer, its steps and back to editing. */
export function LiveBar(props: { readonly runId: string; readonly onEdit: () => void }): ReactElement {
  const { runId, onEdit } = props;
  const text = useText();
  const services = useServices();
  const run = useLiveRun(runId);
  const state = run?.state ?? null;
  const active = state !== null && isActive(state);
  const now = useNow({ running: active, everyMs: REFRESH_MS });
  const progress = state === null ? null : runProgress(state);
  return (
    <section aria-label={text.teams.run.label} className="flex items-center gap-3 border-t border-line px-4 py-3">
      {run?.failure == null ? null : <ErrorNotice error={run.failure} />}
      <p role="status" className="flex shrink-0 items-center gap-2 text-sm">
        {state === null ? null : (
          <>
            <StatusMark status={state.status} />
            {text.app.status[state.status]}
          </>
        )}
      </p>
      {state === null || progress === null ? null : (
        <p className="numeric shrink-0 text-sm text-muted">
          {text.teams.run.parts(progress.done, progress.total)}
          {' · '}
          {formatDuration((state.finishedAt ?? now) - state.createdAt)}
        </p>
      )}
      <p className="min-w-0 flex-1 truncate text-sm text-muted">{state?.question ?? ''}</p>
      {active ? (
        <Button tone="danger" onClick={() => void services.client.runs.cancel({ runId: RunId.parse(runId) })}>
          <Square size={13} aria-hidden="true" />
          {text.teams.run.stop}
        </Button>
      ) : null}
      <Button onClick={() => go(services, { view: 'trace', runId, step: null })}>
        <ListTree size={14} aria-hidden="true" />
        {text.teams.run.trace}
      </Button>
      <Button onClick={() => go(services, { view: 'chat', runId })}>
        <MessagesSquare size={14} aria-hidden="true" />
        {text.teams.run.answer}
      </Button>
      <Button tone="quiet" onClick={onEdit}>
        <Pencil size={14} aria-hidden="true" />
        {text.teams.run.edit}
      </Button>
    </section>
  );
}
