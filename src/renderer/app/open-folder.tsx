import { FolderOpen } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useText } from '../i18n/text-context.ts';
import { FolderForm } from './folder-form.tsx';

/**
 * Makes a folder of the person's own a workspace, by its path: a page in a browser is never told the paths of folders that are chosen
 * in its own dialog, and the engine reads the folder where it lies.
 */
export function OpenFolder(): ReactElement {
  const text = useText().app.openFolder;
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <button
          type="button"
          className="mt-1 flex h-9 w-full items-center gap-2 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink"
        >
          <FolderOpen size={16} aria-hidden="true" />
          {text.open}
        </button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <Dialog.Content className="fixed top-1/3 left-1/2 z-40 w-120 max-w-[90vw] -translate-x-1/2 rounded-lg border border-line bg-surface p-5 shadow-raised">
          <Dialog.Title className="font-medium">{text.title}</Dialog.Title>
          <Dialog.Description className="mt-1 text-sm text-muted">{text.hint}</Dialog.Description>
          <FolderForm onDone={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
