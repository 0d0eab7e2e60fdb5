import type { ReactElement } from 'react';

/** A shortcut as the keys to press, one cap each. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }): ReactElement {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded-sm border border-line bg-sunken px-1.5 text-center font-sans text-2xs leading-5 text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
