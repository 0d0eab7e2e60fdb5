import { ListTree, RotateCcw, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { isActive, runProgress } from '../../state/selectors/run-progress.ts';
import { useServices } from '../../state/services.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ConversationMenu } from './conversation-menu.tsx';

const ELAPSED_REFRESH_MS = 1_000;

/** The title of the conversation, and how the run of the address is doing. */
export function ConversationBar(props: {
  readonly conversation: Conversation;
  readonly runId: string;
  readonly lastRunId: string;
}): ReactElement {
  const { conversation, runId, lastRunId } = props;
  const text = useText();
  const run = useLiveRun(runId);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-6 text-sm">
      <h1 title={conversation.title} className="min-w-0 flex-1 truncate font-medium">
        {conversation.title}
      </h1>
      {run === null || run.failure !== null ? null : <RunStatusLine state={run.state} />}
      <ConversationMenu
        conversation={{ id: conversation.id, title: conversation.title, lastRunId }}
        label={text.conversations.menu}
      />
    </header>
  );
}

function RunStatusLine({ state }: { readonly state: RunState }): ReactElement {
  const text = useText();
  const services = useServices();
  const active = isActive(state);
  const now = useNow({ running: active, everyMs: ELAPSED_REFRESH_MS });
  const { done, total } = runProgress(state);
  const elapsed = (state.finishedAt ?? now) - state.createdAt;
  const { runId } = state;
  return (
    <>
      <StatusMark status={state.status} />
      <span>{text.app.status[state.status]}</span>
      {state.createdAt === 0 ? null : <span className="numeric text-muted">{formatDuration(elapsed)}</span>}
      <span role="status" className="sr-only">
        {text.chat.live(text.app.status[state.status], done, total)}
      </span>
      {runId === null ? null : (
        <Button tone="quiet" small onClick={() => go(services, { view: 'trace', runId, step: null })}>
          <ListTree size={15} aria-hidden="true" />
          {text.chat.trace}
        </Button>
      )}
      {runId !== null && active ? (
        <Button small disabled={state.cancelRequested} onClick={() => void services.client.runs.cancel({ runId })}>
          <Square size={12} aria-hidden="true" />
          {state.cancelRequested ? text.chat.stopping : text.chat.stop}
        </Button>
      ) : null}
      {state.status === 'failed' || state.status === 'cancelled' || state.status === 'partial' ? (
        <ResumeButton state={state} />
      ) : null}
    </>
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
