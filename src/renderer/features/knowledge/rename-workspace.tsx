import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useRenameWorkspace } from './use-workspace-changes.ts';

const LONGEST_NAME = 80;

/** Asks for the new name; a name that another workspace has is refused in words. */
export function RenameWorkspace(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const text = useText().knowledge.workspace;
  const input = useId();
  const [name, setName] = useState(workspace.name);
  const rename = useRenameWorkspace(workspace);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') rename.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Modal open onOpenChange={onClose} title={text.renameTitle}>
      <form onSubmit={onSubmit}>
        <label htmlFor={input} className="block text-sm">
          {text.name}
        </label>
        <input
          id={input}
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3"
        />
        {rename.error === null ? null : (
          <div className="mt-3">
            <ErrorNotice error={wireErrorOf(rename.error)} />
          </div>
        )}
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" tone="primary" disabled={name.trim() === '' || rename.isPending}>
            {text.save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
