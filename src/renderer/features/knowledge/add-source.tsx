import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useAddSource } from './use-source-changes.ts';

/** Asks for the path of a folder or a file: a page in a browser is never told the paths of what is chosen in its own dialog. */
export function AddSource(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const text = useText().knowledge.sources;
  const input = useId();
  const [path, setPath] = useState('');
  const add = useAddSource(workspace);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() !== '') add.mutate([path.trim()], { onSuccess: onClose });
  };
  return (
    <Modal open onOpenChange={onClose} title={text.addTitle(workspace.name)} hint={text.addHint}>
      <form onSubmit={onSubmit}>
        <label htmlFor={input} className="block text-sm">
          {text.path}
        </label>
        <input
          id={input}
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPath(event.target.value)}
          className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3 font-mono text-sm"
        />
        {add.error === null ? null : (
          <div className="mt-3">
            <ErrorNotice error={wireErrorOf(add.error)} />
          </div>
        )}
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" tone="primary" disabled={path.trim() === '' || add.isPending}>
            {text.addAction}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
