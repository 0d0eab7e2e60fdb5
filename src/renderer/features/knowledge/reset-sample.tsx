import type { ReactElement } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { notify } from '../../ui/toast.tsx';
import { useResetSample } from './use-workspace-changes.ts';

/** Asks before a sample's runs are deleted. */
export function ResetSample(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const text = useText().knowledge.workspace;
  const onReset = (): void => {
    onClose();
    notify({ text: text.resetDone });
  };
  const reset = useResetSample({ workspace, onReset });
  return (
    <Modal open onOpenChange={onClose} title={text.resetTitle} hint={text.resetHint}>
      {reset.error === null ? null : <ErrorNotice error={wireErrorOf(reset.error)} />}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button tone="danger" disabled={reset.isPending} onClick={() => reset.mutate()}>
          {text.resetAction}
        </Button>
      </div>
    </Modal>
  );
}
