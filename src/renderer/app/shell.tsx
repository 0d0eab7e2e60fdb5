import { Menu } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSyncExternalStore } from 'react';
import { RecordedNote } from '../features/onboarding/index.ts';
import { PassageDrawer, citationKey } from '../features/sources/index.ts';
import { useText } from '../i18n/text-context.ts';
import type { LinkState } from '../platform/connection.ts';
import { useApp, useServices } from '../state/services.ts';
import { IconButton } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Toasts } from '../ui/toast.tsx';
import { CommandPalette } from './command-palette.tsx';
import { DroppedFolder } from './dropped-folder.tsx';
import { features } from './features.ts';
import { InterruptedRuns } from './interrupted-runs.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { useHotkeys } from './use-hotkeys.ts';

/** The frame of the window: sidebar, the view of the route, and the passage that is open beside it. */
export function Shell(): ReactElement {
  const text = useText();
  const { store } = useServices();
  const view = useApp((state) => state.route.view);
  const passage = useApp((state) => state.passage);
  const sidebarOpen = useApp((state) => state.sidebarOpen);
  const link = useLinkState();
  useHotkeys();
  const feature = features.find(({ views }) => views.includes(view));

  return (
    <div className="flex h-full">
      <a
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#content')?.focus();
        }}
        className="absolute top-2 left-2 z-30 -translate-y-20 rounded-md bg-accent px-3 py-1.5 text-sm text-on-accent focus:translate-y-0"
      >
        {text.app.skipToContent}
      </a>
      <Sidebar open={sidebarOpen} />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-10 items-center px-2 lg:hidden">
          <IconButton
            label={text.app.openSidebar}
            aria-expanded={sidebarOpen}
            onClick={() => store.setState({ sidebarOpen: true })}
          >
            <Menu size={16} />
          </IconButton>
        </div>
        <LinkBanner link={link} />
        {link === 'stopped' ? null : <InterruptedRuns />}
        <RecordedNote />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          {link === 'stopped' ? <EngineStopped /> : feature === undefined ? null : <feature.View />}
        </main>
      </div>
      {passage === null ? null : <PassageDrawer key={citationKey(passage.citation)} passage={passage} />}
      <DroppedFolder />
      <CommandPalette />
      <ShortcutsSheet />
      <Toasts label={text.app.toasts} />
    </div>
  );
}

function LinkBanner({ link }: { readonly link: LinkState }): ReactElement {
  const text = useText().app.link;
  const line = link === 'lost' ? text.lost : link === 'connecting' ? text.connecting : null;
  return (
    <div role="status">
      {line === null ? null : <p className="bg-warn-soft px-4 py-1.5 text-center text-sm text-ink">{line}</p>}
    </div>
  );
}

function EngineStopped(): ReactElement {
  const text = useText().app.link;
  const { connection } = useServices();
  const reason = connection.stoppedReason();
  return (
    <div className="mx-auto max-w-xl p-10">
      <Notice tone="bad" title={reason === '' ? text.stoppedTitle : text.refusedTitle}>
        {reason === '' ? text.stopped : reason}
      </Notice>
    </div>
  );
}

function useLinkState(): LinkState {
  const { connection } = useServices();
  return useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.state(),
  );
}
