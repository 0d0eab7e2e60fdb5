import type { ReactElement } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { Modal } from '../../ui/modal.tsx';
import { PathForm } from '../../ui/path-form.tsx';
import { useAddSource } from './use-source-changes.ts';

/** Asks for the path of a folder or a file: a page in a browser is never told the paths of what is chosen in its own dialog. */
export function AddSource(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const text = useText().knowledge.sources;
  const { mutate, isPending, error } = useAddSource(workspace);
  return (
    <Modal open onOpenChange={onClose} title={text.addTitle(workspace.name)} hint={text.addHint}>
      <PathForm
        words={{ path: text.path, cancel: text.cancel, action: text.addAction }}
        pending={isPending}
        error={error}
        onPath={(path) => mutate([path], { onSuccess: onClose })}
        onCancel={onClose}
      />
    </Modal>
  );
}
