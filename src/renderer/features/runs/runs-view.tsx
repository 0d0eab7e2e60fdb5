import type { ReactElement } from 'react';
import { useApp } from '../../state/services.ts';
import { CompareView } from './compare-view.tsx';
import { RunsPage } from './runs-page.tsx';
import { TraceView } from './trace-view.tsx';

/** Runs: the list, one of them step by step, or two side by side. */
export function RunsView(): ReactElement | null {
  const route = useApp((state) => state.route);
  switch (route.view) {
    case 'trace':
      return <TraceView />;
    case 'compare':
      return <CompareView key={`${route.left} ${route.right}`} left={route.left} right={route.right} />;
    default:
      return <RunsPage />;
  }
}
