import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { Search } from 'lucide-react';
import type { ReactElement } from 'react';
import { useRef } from 'react';
import type { ConversationSummary } from '../../../shared/domain/conversation.ts';
import { actions, go } from '../../app/actions.ts';
import { formatRoute } from '../../app/route.ts';
import { useText } from '../../i18n/text-context.ts';
import { useApp, useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/button.tsx';
import { formatAge } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ConversationMenu } from './conversation-menu.tsx';
import { SearchConversations } from './search-conversations.tsx';
import { useConversation, useConversations } from './use-conversations.ts';

const AGE_REFRESH_MS = 30_000;
/** Pixels of a line with one row of title; longer titles are measured. */
const LINE_HEIGHT = 52;

/** The conversations of the workspace, newest first. Only the lines in sight are drawn, however many there are. */
export function ConversationHistory(): ReactElement {
  const text = useText().conversations;
  const services = useServices();
  const workspaceId = useApp((state) => state.workspaceId);
  const { data = [] } = useConversations(workspaceId);
  return (
    <div className="mt-3 flex min-h-0 flex-1 flex-col">
      <div className="flex items-center pr-2 pl-4">
        <h2 className="flex-1 text-xs font-medium text-faint">{text.history}</h2>
        <IconButton label={text.search} onClick={() => actions['search-conversations'].run(services)}>
          <Search size={14} />
        </IconButton>
      </div>
      {data.length === 0 ? <p className="px-4 text-sm text-faint">{text.historyEmpty}</p> : null}
      <Lines conversations={data} />
      <SearchConversations />
    </div>
  );
}

function Lines({ conversations }: { readonly conversations: readonly ConversationSummary[] }): ReactElement {
  const text = useText().conversations;
  const scroller = useRef<HTMLDivElement>(null);
  const openRun = useApp(({ route }) => (route.view === 'chat' || route.view === 'trace' ? route.runId : ''));
  const openId = useConversation(openRun).data?.id;
  const now = useNow({ running: true, everyMs: AGE_REFRESH_MS });
  // The page is built without the React Compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const lines = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => conversations[index]?.id ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      <ul aria-label={text.history} className="relative" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const conversation = conversations[item.index];
          return conversation === undefined ? null : (
            <li
              key={item.key}
              ref={lines.measureElement}
              data-index={item.index}
              aria-setsize={conversations.length}
              aria-posinset={item.index + 1}
              className="group absolute inset-x-0 top-0 pb-px"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Line conversation={conversation} open={conversation.id === openId} now={now} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Line(props: {
  readonly conversation: ConversationSummary;
  readonly open: boolean;
  readonly now: number;
}): ReactElement {
  const { conversation, open, now } = props;
  const text = useText();
  const services = useServices();
  const { title, status, lastRunId, turns, updatedAt } = conversation;
  const route = { view: 'chat', runId: lastRunId } as const;
  return (
    <div className={clsx('relative rounded-md', open ? 'bg-hover' : 'hover:bg-hover')}>
      <a
        href={formatRoute(route)}
        aria-current={open ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          go(services, route);
        }}
        className="block rounded-md px-2 py-1.5"
      >
        <span className="line-clamp-2 pr-5 text-sm">{title}</span>
        <span className="mt-0.5 flex items-center gap-1.5 text-xs text-faint">
          <StatusMark status={status} />
          {text.app.status[status]}
          {turns < 2 ? null : <span>· {text.conversations.turns(turns)}</span>}
          <span className="numeric ml-auto">{formatAge(updatedAt, now)}</span>
        </span>
      </a>
      <ConversationMenu
        conversation={conversation}
        label={text.conversations.more(title)}
        className="absolute top-1 right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
      />
    </div>
  );
}
