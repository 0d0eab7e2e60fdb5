import type { ReactElement } from 'react';
import { Suspense, lazy } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { useApp } from '../../../state/services.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TeamsPage } from './teams-page.tsx';

// The canvas and its libraries are fetched when the first team is opened; the window starts without them.
const CanvasPage = lazy(async () => ({ default: (await import('./canvas-page.tsx')).CanvasPage }));

/** The list of teams, or one of them drawn. */
export function TeamsView(): ReactElement {
  const text = useText().app;
  const drawn = useApp(({ route }) => route.view === 'canvas');
  if (!drawn) return <TeamsPage />;
  return (
    <Suspense
      fallback={
        <div className="p-10">
          <Skeleton label={text.loading} lines={6} />
        </div>
      }
    >
      <CanvasPage />
    </Suspense>
  );
}
