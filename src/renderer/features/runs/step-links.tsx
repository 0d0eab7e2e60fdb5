import type { ReactElement } from 'react';

export type StepLink = { readonly key: string; readonly label: string; readonly note: string };

/** Steps that belong to the one that is shown. */
export function StepLinks({
  links,
  onChoose,
}: {
  readonly links: readonly StepLink[];
  readonly onChoose: (key: string) => void;
}): ReactElement {
  return (
    <ul className="-mx-2">
      {links.map((link) => (
        <li key={link.key}>
          <button
            type="button"
            onClick={() => onChoose(link.key)}
            className="flex w-full items-baseline gap-3 rounded-md px-2 py-1 text-left text-sm hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate">{link.label}</span>
            <span className="numeric shrink-0 text-xs text-faint">{link.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
