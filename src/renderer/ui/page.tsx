import type { ReactElement, ReactNode } from 'react';

/** The frame of a plain page: one heading, a line below it, and content at reading width. */
export function Page({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto max-w-3xl px-6 py-10">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 max-w-prose text-muted">{intro}</p>
        <div className="mt-8">{children}</div>
      </div>
    </div>
  );
}
