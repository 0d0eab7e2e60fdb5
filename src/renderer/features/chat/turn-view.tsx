import type { ReactElement } from 'react';
import { memo, useState } from 'react';
import { branchesOf } from '../../../shared/domain/conversation-path.ts';
import { directAnswerTeamId } from '../../../shared/domain/conversation.ts';
import type { Conversation, Turn } from '../../../shared/domain/conversation.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { formatMoment } from '../../ui/format.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { QueuePlace } from '../runs/index.ts';
import { StarterModels } from '../models/index.ts';
import { AnswerSection } from './answer-section.tsx';
import { AskAgain } from './ask-again.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { PlanSection } from './plan-section.tsx';
import { TurnTools } from './turn-tools.tsx';
import { UsageLine } from './usage-line.tsx';
import { useTeams } from './use-conversations.ts';

/** One question and everything that came of it: who answers, plan, tasks, checked findings, answer. */
export const TurnView = memo(function TurnView(props: {
  readonly conversation: Conversation;
  readonly turn: Turn;
  /** The turn of the address: its plan and answer carry plain names, those of the others name their question. */
  readonly current: boolean;
}): ReactElement {
  const { conversation, turn, current } = props;
  const text = useText();
  const run = useLiveRun(turn.runId);
  const [editing, setEditing] = useState(false);
  return (
    <article aria-label={turn.question} className="space-y-7">
      <header>
        {editing ? (
          <AskAgain conversation={conversation} turn={turn} onDone={() => setEditing(false)} />
        ) : (
          <div className="flex items-start gap-2">
            <h2 className="min-w-0 flex-1 text-lg font-semibold text-pretty whitespace-pre-line">{turn.question}</h2>
            <TurnTools
              turn={turn}
              branches={branchesOf({ turns: conversation.turns, turn })}
              onEdit={() => setEditing(true)}
            />
          </div>
        )}
        <p className="mt-1 truncate text-sm text-muted">
          {run?.state.asOf == null ? '\u00a0' : <AsOfLine asOf={run.state.asOf} />}
        </p>
        <AnsweredBy turn={turn} />
      </header>
      {run === null ? <Skeleton label={text.app.loading} lines={6} /> : null}
      {run?.failure == null ? null : <ErrorNotice error={run.failure} />}
      {run === null || run.failure !== null ? null : <Answering run={run} current={current} />}
    </article>
  );
});

/** Who answers; why, where the person left that open. */
function AnsweredBy({ turn }: { readonly turn: Turn }): ReactElement {
  const text = useText().conversations;
  const { data: teams = [] } = useTeams();
  const team = teams.find(({ document }) => document.id === turn.teamId)?.document.title ?? turn.teamId;
  return (
    <p className="text-sm text-muted">
      {turn.teamId === directAnswerTeamId ? text.directly : text.answeredBy(team)}
      {turn.why === '' ? null : <span className="text-faint"> · {turn.why}</span>}
    </p>
  );
}

function Answering({ run, current }: { readonly run: LiveRun; readonly current: boolean }): ReactElement {
  const { chat: text, conversations: words } = useText();
  const { state } = run;
  const planLabel = current ? {} : { label: words.planOf(state.question) };
  const answerLabel = current ? {} : { label: words.answerOf(state.question) };
  const planWait = state.waits.find(({ kind, decision }) => kind === 'plan' && decision === null);
  const answered = state.waits.filter(({ kind, decision }) => kind !== 'plan' && decision !== null);
  return (
    <>
      {state.recoveries === 0 ? null : <Notice tone="info" title={text.recovered(state.recoveries)} />}
      {planWait === undefined ? (
        <PlanSection run={run} {...planLabel} />
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
      <AnswerSection state={state} {...answerLabel} />
      {state.finishedAt === null ? null : <UsageLine usage={state.usage} />}
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
  const { chat: text, runs } = useText();
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
      return (
        <Notice tone="info" title={runs.waitsItsTurn}>
          <p>{runs.waitsHint}</p>
          {state.runId === null ? null : <QueuePlace runId={state.runId} question={state.question} />}
        </Notice>
      );
    case 'running':
    case 'waiting':
    case 'succeeded':
      return null;
  }
}
