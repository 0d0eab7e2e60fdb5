import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useText } from '../i18n/text-context.ts';
import { unwrap, wireErrorOf } from '../state/engine-failure.ts';
import { useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { go } from './actions.ts';

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

function FolderForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const text = useText();
  const services = useServices();
  const queries = useQueryClient();
  const input = useId();
  const [folder, setFolder] = useState('');
  const add = useMutation({
    mutationFn: async () => unwrap(await services.client.workspaces.open({ folder: folder.trim() })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      services.store.setState({ workspaceId: id, passage: null });
      go(services, { view: 'ask' });
      onDone();
    },
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (folder.trim() !== '') add.mutate();
  };
  return (
    <form onSubmit={onSubmit} className="mt-4">
      <label htmlFor={input} className="block text-sm">
        {text.app.openFolder.path}
      </label>
      <input
        id={input}
        value={folder}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setFolder(event.target.value)}
        className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3 font-mono text-sm"
      />
      {add.error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(add.error)} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Dialog.Close asChild>
          <Button>{text.app.openFolder.cancel}</Button>
        </Dialog.Close>
        <Button type="submit" tone="primary" disabled={folder.trim() === '' || add.isPending}>
          {text.app.openFolder.action}
        </Button>
      </div>
    </form>
  );
}
