import type { ReactElement } from 'react';

/** `share` from 0 to 1; null shows that something goes on without a known end. */
export function ProgressBar({ label, share }: { readonly label: string; readonly share: number | null }): ReactElement {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className="h-1 w-full overflow-hidden rounded-full bg-hover"
    >
      <div
        className={
          percent === null
            ? 'pulse h-full w-full bg-accent'
            : 'h-full rounded-full bg-accent transition-[width] duration-300'
        }
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
