import { Tooltip } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** Says in a few words why something is as it is, by pointer and by keyboard. Needs a `HintProvider` above it. */
export function Hint({
  text,
  children,
}: {
  readonly text: string;
  /** One element that can be focused. */
  readonly children: ReactElement;
}): ReactElement {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-xs text-pretty text-page shadow-raised"
        >
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

const PATIENCE_MS = 400;

export function HintProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return <Tooltip.Provider delayDuration={PATIENCE_MS}>{children}</Tooltip.Provider>;
}
