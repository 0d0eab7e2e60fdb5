import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../i18n/text-context.ts';
import { IconButton } from './button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A dialog in the middle of the window, with a title and a way to close it. */
export function Modal(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { open, onOpenChange, title, hint, children } = props;
  const text = useText().app;
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <Dialog.Content
          {...returnFocus}
          {...(hint === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed top-1/2 left-1/2 z-40 flex max-h-[85vh] w-152 max-w-[92vw] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-surface shadow-raised"
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-semibold">{title}</Dialog.Title>
              {hint === undefined ? null : (
                <Dialog.Description className="mt-0.5 text-sm text-muted">{hint}</Dialog.Description>
              )}
            </div>
            <Dialog.Close asChild>
              <IconButton label={text.close}>
                <X size={16} />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-5 pb-5" tabIndex={-1}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
