import clsx from 'clsx';
import { Check, ChevronsUpDown, Contrast, Moon, Plus, Search, Sun, SunMoon, X } from 'lucide-react';
import { Select } from 'radix-ui';
import type { ReactElement } from 'react';
import { useEffect } from 'react';
import type { RunSummary } from '../../shared/contract/runs.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { useText } from '../i18n/text-context.ts';
import type { Theme } from '../platform/theme.ts';
import { useRunHistory, useWorkspaces } from '../state/queries.ts';
import { useApp, useServices } from '../state/services.ts';
import { IconButton } from '../ui/button.tsx';
import { formatAge } from '../ui/format.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { useNow } from '../ui/use-now.ts';
import { actions, go } from './actions.ts';
import { features } from './features.ts';
import { OpenFolder } from './open-folder.tsx';
import { formatRoute } from './route.ts';

const AGE_REFRESH_MS = 30_000;

/** Workspaces, the questions asked in them, and the pages of the product. Over the page on narrow windows. */
export function Sidebar({ open }: { readonly open: boolean }): ReactElement {
  const text = useText();
  const services = useServices();
  return (
    <nav
      aria-label={text.app.navigation}
      className={clsx(
        'z-20 flex h-full w-66 shrink-0 flex-col border-r border-line bg-sunken max-lg:fixed max-lg:inset-y-0 max-lg:left-0 max-lg:shadow-raised',
        open ? '' : 'max-lg:hidden',
      )}
    >
      <div className="flex items-center gap-2.5 px-4 pt-4 pb-3">
        <img src="./guildhall.svg" alt="" className="size-6" />
        <span className="font-semibold tracking-tight">{text.app.name}</span>
        <IconButton
          label={text.app.actions.showPalette}
          className="ml-auto"
          onClick={() => actions['show-palette'].run(services)}
        >
          <Search size={16} />
        </IconButton>
        <IconButton
          label={text.app.closeSidebar}
          className="lg:hidden"
          onClick={() => services.store.setState({ sidebarOpen: false })}
        >
          <X size={16} />
        </IconButton>
      </div>
      <WorkspacePicker />
      <div className="flex min-h-0 flex-1 flex-col">
        <div className="px-2 pt-2">
          <button
            type="button"
            onClick={() => actions['new-question'].run(services)}
            className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-sm font-medium hover:bg-hover"
          >
            <Plus size={16} aria-hidden="true" className="text-accent" />
            {text.app.newQuestion}
          </button>
          <PageLinks foot={false} />
        </div>
        <History />
        <div className="flex items-center gap-0.5 border-t border-line p-2">
          <PageLinks foot />
          <ThemeButton />
        </div>
      </div>
    </nav>
  );
}

function WorkspacePicker(): ReactElement {
  const text = useText().app;
  const { store } = useServices();
  const workspaceId = useApp((state) => state.workspaceId);
  const { data: workspaces = [] } = useWorkspaces();
  const first = workspaces[0];
  useEffect(() => {
    if (workspaceId === null && first !== undefined) store.setState({ workspaceId: first.id });
  }, [store, workspaceId, first]);
  const current = workspaces.find(({ id }) => id === workspaceId);
  return (
    <div className="px-2">
      <Select.Root
        value={workspaceId ?? ''}
        onValueChange={(id) => store.setState({ workspaceId: id, passage: null })}
        disabled={workspaces.length === 0}
      >
        <Select.Trigger
          aria-label={text.workspaces}
          className="flex w-full items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-2 text-left text-sm hover:bg-hover"
        >
          <span className="min-w-0 flex-1 truncate">{current?.name ?? text.loading}</span>
          {current?.sample === true ? <SampleMark /> : null}
          <ChevronsUpDown size={14} aria-hidden="true" className="text-faint" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content
            position="popper"
            sideOffset={4}
            className="z-40 w-(--radix-select-trigger-width) rounded-lg border border-line bg-surface p-1 shadow-raised"
          >
            <Select.Viewport>
              {workspaces.map((workspace) => (
                <WorkspaceItem key={workspace.id} workspace={workspace} />
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
      <OpenFolder />
    </div>
  );
}

function WorkspaceItem({ workspace }: { readonly workspace: Workspace }): ReactElement {
  return (
    <Select.Item
      value={workspace.id}
      className="flex items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-hover"
    >
      <Select.ItemText>{workspace.name}</Select.ItemText>
      {workspace.sample ? <SampleMark /> : null}
      <Select.ItemIndicator className="ml-auto">
        <Check size={14} />
      </Select.ItemIndicator>
    </Select.Item>
  );
}

function SampleMark(): ReactElement {
  return (
    <span className="rounded-sm bg-accent-soft px-1.5 text-2xs font-medium text-accent-ink">
      {useText().app.sampleMark}
    </span>
  );
}

function History(): ReactElement {
  const text = useText().app;
  const workspaceId = useApp((state) => state.workspaceId);
  const openRun = useApp(({ route }) => (route.view === 'chat' || route.view === 'trace' ? route.runId : null));
  const { data: runs = [] } = useRunHistory(workspaceId);
  const now = useNow({ running: true, everyMs: AGE_REFRESH_MS });
  return (
    <div className="mt-3 flex min-h-0 flex-1 flex-col">
      <h2 className="px-4 pb-1 text-xs font-medium text-faint">{text.history}</h2>
      {runs.length === 0 ? <p className="px-4 text-sm text-faint">{text.historyEmpty}</p> : null}
      <ul className="min-h-0 flex-1 space-y-px overflow-y-auto px-2 pb-2">
        {runs.map((run) => (
          <HistoryItem key={run.runId} run={run} open={run.runId === openRun} now={now} />
        ))}
      </ul>
    </div>
  );
}

function HistoryItem(props: { readonly run: RunSummary; readonly open: boolean; readonly now: number }): ReactElement {
  const { run, open, now } = props;
  const text = useText().app;
  const services = useServices();
  const route = { view: 'chat', runId: run.runId } as const;
  return (
    <li>
      <a
        href={formatRoute(route)}
        aria-current={open ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          go(services, route);
        }}
        className={clsx('block rounded-md px-2 py-1.5', open ? 'bg-hover' : 'hover:bg-hover')}
      >
        <span className="line-clamp-2 text-sm">{run.question}</span>
        <span className="mt-0.5 flex items-center gap-1.5 text-xs text-faint">
          <StatusMark status={run.status} />
          {text.status[run.status]}
          <span className="ml-auto numeric">{formatAge(run.createdAt, now)}</span>
        </span>
      </a>
    </li>
  );
}

/** The places where one works, or those at the foot. */
function PageLinks({ foot }: { readonly foot: boolean }): ReactElement {
  const text = useText();
  const services = useServices();
  const view = useApp((state) => state.route.view);
  return (
    <>
      {features
        .filter((feature) => feature.open !== null && (feature.foot === true) === foot)
        .map((feature) => (
          <button
            key={feature.id}
            type="button"
            aria-current={feature.views.includes(view) ? 'page' : undefined}
            onClick={() => feature.open !== null && actions[feature.open].run(services)}
            className={clsx(
              'flex h-8 items-center gap-2 rounded-md px-2 text-sm',
              foot ? '' : 'w-full',
              feature.views.includes(view) ? 'bg-hover text-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <feature.icon size={16} aria-hidden="true" />
            {feature.title(text)}
          </button>
        ))}
    </>
  );
}

function ThemeButton(): ReactElement {
  const text = useText().app;
  const services = useServices();
  const theme = useApp((state) => state.theme);
  return (
    <IconButton
      label={`${text.theme}: ${text.themes[theme]}`}
      className="ml-auto"
      onClick={() => actions['next-theme'].run(services)}
    >
      {themeIcons[theme]}
    </IconButton>
  );
}

const themeIcons = {
  system: <SunMoon size={16} />,
  light: <Sun size={16} />,
  dark: <Moon size={16} />,
  'high-contrast': <Contrast size={16} />,
} satisfies Record<Theme, ReactElement>;
