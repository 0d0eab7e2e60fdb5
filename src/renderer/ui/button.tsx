import clsx from 'clsx';
import type { ComponentProps, ReactElement } from 'react';
import { Hint } from './hint.tsx';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

const tones = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover disabled:bg-sunken disabled:text-faint',
  plain: 'bg-surface text-ink border border-line hover:bg-hover disabled:text-faint',
  quiet: 'text-muted hover:bg-hover hover:text-ink disabled:text-faint',
  danger: 'bg-surface text-bad border border-line hover:bg-bad-soft disabled:text-faint',
} satisfies Record<ButtonTone, string>;

type ButtonProps = ComponentProps<'button'> & {
  readonly tone?: ButtonTone;
  readonly small?: boolean;
  /** Why it cannot be pressed now. It then stays reachable, so that everybody can ask for the reason. */
  readonly reason?: string | null;
};

export function Button({ reason = null, disabled, onClick, ...rest }: ButtonProps): ReactElement {
  if (reason === null) return <PlainButton {...rest} disabled={disabled} onClick={onClick} />;
  return (
    <Hint text={reason}>
      <PlainButton {...rest} aria-disabled="true" onClick={(event) => event.preventDefault()} />
    </Hint>
  );
}

function PlainButton({ tone = 'plain', small = false, className, ...rest }: Omit<ButtonProps, 'reason'>): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
        small ? 'h-7 px-2.5 text-sm' : 'h-9 px-3.5 text-sm',
        tones[tone],
        className,
      )}
    />
  );
}

type IconButtonProps = ComponentProps<'button'> & { readonly label: string };

/** A square button with only a picture; `label` is its name for everybody. */
export function IconButton({ label, className, ...rest }: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={clsx(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink disabled:text-faint',
        className,
      )}
    />
  );
}
