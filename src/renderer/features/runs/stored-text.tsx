import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { useBlob } from '../../state/queries.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Shows a stored text by its hash once it is here; says so where it is no longer kept. */
export function StoredText({
  sha256,
  children,
}: {
  readonly sha256: string | null;
  readonly children: (body: string) => ReactNode;
}): ReactElement {
  const text = useText();
  const { data, error } = useBlob(sha256);
  if (sha256 === null) return <p className="text-sm text-faint">{text.trace.noOutput}</p>;
  if (error !== null) return <p className="text-sm text-faint">{text.trace.bodyGone}</p>;
  if (data === undefined) return <Skeleton label={text.app.loading} lines={4} />;
  return <>{children(data)}</>;
}
