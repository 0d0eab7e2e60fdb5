import clsx from 'clsx';
import type { ReactElement } from 'react';
import { createContext, useContext } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import type { PartChange, TeamChanges } from '../versions/team-changes.ts';
import { nothingChanged } from '../versions/team-changes.ts';

/** What became of each part since the version that the canvas shows; nothing while the team is shown as it is now. */
export const ChangesContext = createContext<TeamChanges>(nothingChanged);

export function usePartChange(partId: string): PartChange | null {
  return useContext(ChangesContext).get(partId) ?? null;
}

/** Told apart by the line as well as by its colour. */
export const changeFrames = {
  added: 'border-dashed border-good',
  removed: 'border-2 border-bad',
  changed: 'border-2 border-warn',
  moved: 'border-line-strong',
} satisfies Record<PartChange, string>;

const badges = {
  added: 'bg-good-soft text-good',
  removed: 'bg-bad-soft text-bad',
  changed: 'bg-warn-soft text-warn',
  moved: 'bg-hover text-muted',
} satisfies Record<PartChange, string>;

const signs = { added: '+', removed: '−', changed: '~', moved: '↔' } satisfies Record<PartChange, string>;

/** On the upper edge of a part. A screen reader has it in the name of the part. */
export function ChangeBadge({ change }: { readonly change: PartChange | null }): ReactElement | null {
  const text = useText().canvas.versions.sorts;
  if (change === null) return null;
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'absolute -top-2.5 right-2 rounded-sm px-1.5 text-2xs leading-4.5 font-medium whitespace-nowrap',
        badges[change],
      )}
    >
      {signs[change]} {text[change]}
    </span>
  );
}
