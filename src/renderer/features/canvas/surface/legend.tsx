import type { ReactElement } from 'react';
import { EdgeKind } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { lineEnds, lineStyles, toneColours } from './team-edge.tsx';

/** What the four lines mean. */
export function Legend(): ReactElement {
  const text = useText().teams;
  return (
    <ul
      aria-label={text.legend}
      className="pointer-events-none space-y-0.5 rounded-md bg-page/85 px-2 py-1.5 text-2xs text-muted"
    >
      {EdgeKind.options.map((kind) => (
        <li key={kind} className="flex items-center gap-2">
          <svg width="36" height="12" aria-hidden="true">
            <path
              d="M1 6 H34"
              markerEnd={`url(#end-${lineEnds[kind]}-plain)`}
              style={{ stroke: toneColours.plain, fill: 'none', ...lineStyles[kind] }}
            />
          </svg>
          {text.edgeKinds[kind].name}
          <span className="sr-only">{text.edgeKinds[kind].means}</span>
        </li>
      ))}
    </ul>
  );
}
