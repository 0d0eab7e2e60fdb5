import type { ReactElement } from 'react';
import { useText } from '../i18n/text-context.ts';
import { PathForm } from '../ui/path-form.tsx';
import { useOpenFolder } from './use-open-folder.ts';

/** Opens a folder by its path, inside a dialog. */
export function FolderForm({ onDone }: { readonly onDone: () => void }): ReactElement {
  const words = useText().app.openFolder;
  const { mutate, isPending, error } = useOpenFolder(onDone);
  return (
    <div className="mt-4">
      <PathForm words={words} pending={isPending} error={error} onPath={(path) => mutate(path)} onCancel={onDone} />
    </div>
  );
}
