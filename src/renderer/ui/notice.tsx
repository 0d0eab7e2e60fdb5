import clsx from 'clsx';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { WireError } from '../../shared/contract/errors.ts';
import { useText } from '../i18n/text-context.ts';

export type NoticeTone = 'info' | 'warn' | 'bad';

const tones = {
  info: 'bg-sunken text-ink',
  warn: 'bg-warn-soft text-ink',
  bad: 'bg-bad-soft text-ink',
} satisfies Record<NoticeTone, string>;

const icons = {
  info: <Info size={16} className="mt-1 shrink-0 text-muted" aria-hidden="true" />,
  warn: <TriangleAlert size={16} className="mt-1 shrink-0 text-warn" aria-hidden="true" />,
  bad: <CircleAlert size={16} className="mt-1 shrink-0 text-bad" aria-hidden="true" />,
} satisfies Record<NoticeTone, ReactElement>;

type NoticeProps = { readonly tone: NoticeTone; readonly title: string; readonly children?: ReactNode };

/** A calm box that says what is the matter and what to do. */
export function Notice({ tone, title, children }: NoticeProps): ReactElement {
  return (
    <div
      role={tone === 'bad' ? 'alert' : undefined}
      className={clsx('flex gap-3 rounded-lg px-4 py-3 text-sm', tones[tone])}
    >
      {icons[tone]}
      <div className="min-w-0 flex-1">
        <p className="text-base font-medium">{title}</p>
        {children === undefined ? null : <div className="mt-0.5 whitespace-pre-line text-muted">{children}</div>}
      </div>
    </div>
  );
}

/** A typed failure in words. Without a listed error it was a mistake of the page. */
export function ErrorNotice({
  error,
  children,
}: {
  readonly error: WireError | null;
  readonly children?: ReactNode;
}): ReactElement {
  const text = useText();
  const { title, advice } = error === null ? text.errors.unexpected : text.errors.say(error);
  return (
    <Notice tone="bad" title={title}>
      {advice}
      {children === undefined ? null : <div className="mt-2 flex gap-2">{children}</div>}
    </Notice>
  );
}
