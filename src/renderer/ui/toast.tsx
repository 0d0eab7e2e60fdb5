import type { ReactElement } from 'react';
import { Toaster, toast } from 'sonner';

const UNDO_MS = 8_000;

/** Says that something was done and, where it can be taken back, offers that for some seconds. */
export function notify(done: {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly run: () => void };
}): void {
  const { text, undo } = done;
  toast(text, {
    duration: UNDO_MS,
    ...(undo === undefined ? {} : { action: { label: undo.label, onClick: undo.run } }),
  });
}

/** Where toasts appear; once in the window. `label` names the region for screen readers. */
export function Toasts({ label }: { readonly label: string }): ReactElement {
  return (
    <Toaster
      position="bottom-right"
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-88 items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink shadow-raised',
          title: 'font-normal',
          actionButton: 'ml-auto h-7 shrink-0 rounded-md px-2.5 text-sm font-medium text-accent-ink hover:bg-hover',
        },
      }}
    />
  );
}
