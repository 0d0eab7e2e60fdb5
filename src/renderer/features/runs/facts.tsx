import type { ReactElement, ReactNode } from 'react';

/** Names and values in two columns; pairs without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <dl className="numeric grid grid-cols-[7.5rem_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

export function PanelHead({
  kind,
  title,
  children,
}: {
  readonly kind: string;
  readonly title: string;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="border-b border-line px-5 py-4">
      <p className="text-xs text-faint">{kind}</p>
      <h2 className="font-semibold break-words">{title}</h2>
      {children}
    </div>
  );
}

export function PanelSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section aria-label={title} className="px-5 pt-4 last:pb-6">
      <h3 className="mb-2 text-xs font-medium text-faint">{title}</h3>
      {children}
    </section>
  );
}
