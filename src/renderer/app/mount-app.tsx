import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadRecording, withRecording } from '../features/onboarding/index.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { en } from '../i18n/catalogue.ts';
import { TextContext } from '../i18n/text-context.ts';
import type { EngineConnection } from '../platform/connection.ts';
import { readLastWorkspace, writeLastWorkspace } from '../platform/last-workspace.ts';
import { nextFrame } from '../platform/next-frame.ts';
import { createBrowserPrinter } from '../platform/printer.ts';
import { readShortcuts } from '../platform/shortcuts.ts';
import { createSteadyClient } from '../platform/steady-client.ts';
import { applyTheme, readTheme } from '../platform/theme.ts';
import type { WindowHost } from '../platform/window-host.ts';
import { createAcquisitions } from '../state/acquisitions.ts';
import { createAppStore } from '../state/create-app-store.ts';
import { createEventPump } from '../state/event-pump.ts';
import { createIngests } from '../state/ingests.ts';
import type { Services } from '../state/services.ts';
import { ServicesContext } from '../state/services.ts';
import { HintProvider } from '../ui/hint.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { parseRoute } from './route.ts';
import { Shell } from './shell.tsx';
import { connectWindowMenu } from './window-menu.ts';
import '../ui/tokens.css';

/** Puts the product into an element. The connection is the only thing that differs between window, browser and tests. */
export function mountApp(options: {
  readonly root: Element;
  readonly connection: EngineConnection;
  /** The program around the page; absent in a browser. */
  readonly host?: WindowHost;
  /** English where it is absent. */
  readonly text?: Catalogue;
}): void {
  const { root, connection, host, text = en } = options;
  const theme = readTheme(localStorage);
  applyTheme({ theme, root: document.documentElement, storage: localStorage });

  const store = createAppStore({ route: parseRoute(location.hash), theme, shortcuts: readShortcuts(localStorage) });
  store.setState({ workspaceId: readLastWorkspace(localStorage) });
  store.subscribe(({ workspaceId }, before) => {
    if (workspaceId !== null && workspaceId !== before.workspaceId) writeLastWorkspace(localStorage, workspaceId);
  });
  window.addEventListener('popstate', () => store.setState({ route: parseRoute(location.hash) }));

  const client = withRecording(createSteadyClient(connection), loadRecording);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 2_000 } } });
  connection.subscribe((state) => {
    if (state === 'open') void queries.invalidateQueries();
  });
  const pump = createEventPump({ client, store, nextFrame });
  const onDone = (): void => void queries.invalidateQueries({ queryKey: ['models'] });
  const acquisitions = createAcquisitions({ client, store, onDone });
  const onRead = (workspaceId: string): void => void queries.invalidateQueries({ queryKey: ['sources', workspaceId] });
  const ingests = createIngests({ client, store, onDone: onRead });
  const printer = host?.printer ?? createBrowserPrinter(window);
  const services: Services = { client, connection, store, pump, acquisitions, ingests, queries, printer };

  if (host !== undefined) connectWindowMenu({ host, services, text });

  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <ServicesContext value={services}>
            <TextContext value={text}>
              <HintProvider>
                <Shell />
              </HintProvider>
            </TextContext>
          </ServicesContext>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
