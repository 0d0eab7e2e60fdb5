import type { ReactElement, ReactNode } from 'react';

/** What the form is about: its sort in a word, and a sentence on what that is for. */
export function FormTitle({ sort, children }: { readonly sort: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="px-4 pt-4">
      <h2 className="font-medium">{sort}</h2>
      {children === undefined ? null : <p className="mt-0.5 text-sm text-pretty text-muted">{children}</p>}
    </div>
  );
}
