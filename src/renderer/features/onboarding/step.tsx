import type { ReactElement, ReactNode } from 'react';

/** One part of the first steps under its heading. */
export function Step({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section aria-label={title}>
      <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{title}</h2>
      <div className="pt-3">{children}</div>
    </section>
  );
}
