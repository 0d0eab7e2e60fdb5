import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { pathThrough } from '../../../shared/domain/conversation-path.ts';
import type { Conversation, Turn } from '../../../shared/domain/conversation.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';
import { useLiveRun } from '../../state/use-live-run.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Composer } from './composer.tsx';
import { ConversationBar } from './conversation-bar.tsx';
import { TurnView } from './turn-view.tsx';
import { useConversation } from './use-conversations.ts';
import { WaitCard } from './wait-card.tsx';

/** Pixels of a turn before it is measured. */
const TURN_HEIGHT = 480;

/** A conversation, along the branch of the run that the address names: its questions, what came of each, and the next question. */
export function ConversationPage({ runId }: { readonly runId: string }): ReactElement {
  const text = useText().app;
  const { store } = useServices();
  const { data: conversation, error } = useConversation(runId);
  const workspaceId = conversation?.workspaceId;
  useEffect(() => {
    if (workspaceId !== undefined) store.setState({ workspaceId });
  }, [store, workspaceId]);
  if (conversation === undefined) {
    return (
      <div className="mx-auto max-w-3xl px-6 pt-6">
        {error === null ? <Skeleton label={text.loading} lines={6} /> : <ErrorNotice error={wireErrorOf(error)} />}
      </div>
    );
  }
  return <Open key={conversation.id} conversation={conversation} runId={runId} />;
}

function Open(props: { readonly conversation: Conversation; readonly runId: string }): ReactElement {
  const { conversation, runId } = props;
  const text = useText().chat;
  const path = useMemo(() => pathThrough({ turns: conversation.turns, runId }), [conversation.turns, runId]);
  const last = path.at(-1);
  const page = useRef<HTMLDivElement>(null);
  const place = useMemo(
    () => ({ conversationId: conversation.id, after: last?.runId ?? null }),
    [conversation.id, last?.runId],
  );
  return (
    <div ref={page} className="flex h-full flex-col">
      <ConversationBar conversation={conversation} runId={runId} lastRunId={last?.runId ?? runId} />
      <Thread conversation={conversation} path={path} runId={runId} />
      <div className="mx-auto w-full max-w-3xl space-y-3 px-6 pt-2 pb-5">
        {last === undefined ? null : <OpenWaits runId={last.runId} />}
        <Composer placeholder={text.followPlaceholder} autoFocus={false} compact place={place} dropOn={page} />
      </div>
    </div>
  );
}

/** The turns of the branch. Only those in sight are drawn and follow their run, however long the conversation is. */
function Thread(props: {
  readonly conversation: Conversation;
  readonly path: readonly Turn[];
  readonly runId: string;
}): ReactElement {
  const { conversation, path, runId } = props;
  const text = useText().conversations;
  const scroller = useRef<HTMLDivElement>(null);
  // The page is built without the React Compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const turns = useVirtualizer({
    count: path.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => TURN_HEIGHT,
    getItemKey: (index) => path[index]?.runId ?? index,
    overscan: 1,
  });
  const at = path.findIndex((turn) => turn.runId === runId);
  useEffect(() => {
    if (at >= 0) turns.scrollToIndex(at, { align: 'start' });
  }, [turns, at, runId]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-6 pt-6 pb-10">
        <ol aria-label={text.thread} className="relative" style={{ height: turns.getTotalSize() }}>
          {turns.getVirtualItems().map((item) => {
            const turn = path[item.index];
            return turn === undefined ? null : (
              <li
                key={item.key}
                ref={turns.measureElement}
                data-index={item.index}
                aria-setsize={path.length}
                aria-posinset={item.index + 1}
                // The last of several has room to be read from its question on, so that nothing jumps while it is answered.
                className={clsx(
                  'absolute inset-x-0 top-0 pb-10',
                  item.index > 0 && item.index === path.length - 1 && 'min-h-[calc(100dvh-12rem)]',
                )}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TurnView conversation={conversation} turn={turn} current={turn.runId === runId} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

/** What the run waits for stands over the composer, where it cannot be scrolled away. */
function OpenWaits({ runId }: { readonly runId: string }): ReactElement | null {
  const run = useLiveRun(runId);
  if (run === null) return null;
  const open = run.state.waits.filter(({ kind, decision }) => kind !== 'plan' && decision === null);
  return (
    <>
      {open.map((wait) => (
        <WaitCard key={wait.waitId} state={run.state} wait={wait} />
      ))}
    </>
  );
}
