import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { useText } from '../i18n/text-context.ts';
import { wireErrorOf } from '../state/engine-failure.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useOpenFolder } from './use-open-folder.ts';

/** Opens a folder by its path, inside a dialog. */
export function FolderForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const text = useText().app.openFolder;
  const input = useId();
  const [folder, setFolder] = useState('');
  const add = useOpenFolder(onDone);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (folder.trim() !== '') add.mutate(folder.trim());
  };
  return (
    <form onSubmit={onSubmit} className="mt-4">
      <label htmlFor={input} className="block text-sm">
        {text.path}
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
        <Button onClick={onDone}>{text.cancel}</Button>
        <Button type="submit" tone="primary" disabled={folder.trim() === '' || add.isPending}>
          {text.action}
        </Button>
      </div>
    </form>
  );
}
