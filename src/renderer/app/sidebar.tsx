import clsx from 'clsx';
import { Check, ChevronsUpDown, Contrast, Moon, Plus, Search, Sun, SunMoon, X } from 'lucide-react';
import { Select } from 'radix-ui';
import type { ReactElement } from 'react';
import { useEffect } from 'react';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { ConversationHistory } from '../features/chat/index.ts';
import { WorkspaceMenu } from '../features/knowledge/index.ts';
import { useText } from '../i18n/text-context.ts';
import type { Theme } from '../platform/theme.ts';
import { useWorkspaces } from '../state/queries.ts';
import { useApp, useServices } from '../state/services.ts';
import { IconButton } from '../ui/button.tsx';
import { actions } from './actions.ts';
import { features } from './features.ts';
import { OpenFolder } from './open-folder.tsx';

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
        <ConversationHistory />
        <div className="flex items-center gap-0.5 border-t border-line p-2">
          <PageLinks foot />
          <ThemeButton />
        </div>
      </div>
    </nav>
  );
}

/** The sample that the product is explained with. */
const FIRST_SAMPLE = 'launch-delay';

function WorkspacePicker(): ReactElement {
  const text = useText().app;
  const { store } = useServices();
  const workspaceId = useApp((state) => state.workspaceId);
  const { data: workspaces = [] } = useWorkspaces();
  const first = workspaces.find(({ name, sample }) => sample && name === FIRST_SAMPLE) ?? workspaces[0];
  // None yet, or one that is gone (or the recorded run's, which never was here).
  const unknown = !workspaces.some(({ id }) => id === workspaceId);
  useEffect(() => {
    if (first !== undefined && unknown) store.setState({ workspaceId: first.id });
  }, [store, unknown, first]);
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
      <div className="flex items-center">
        <OpenFolder />
        <span className="ml-auto">{current === undefined ? null : <WorkspaceMenu workspace={current} />}</span>
      </div>
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
