import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Says what goes and what stays before something is removed; it cannot be confirmed before it is known what goes. */
export function RemovalDialog(props: {
  readonly words: { readonly title: string; readonly stays: string; readonly cancel: string; readonly action: string };
  /** What goes; null while that is being counted. */
  readonly goes: ReactElement | null;
  readonly lines: number;
  readonly failure: Error | null;
  readonly pending: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { words, goes, lines, failure, pending, onRemove, onClose } = props;
  const { app } = useText();
  return (
    <Modal open onOpenChange={onClose} title={words.title}>
      {goes ?? <Skeleton label={app.loading} lines={lines} />}
      <p className="mt-3 text-sm break-words">{words.stays}</p>
      {failure === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(failure)} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button tone="danger" disabled={goes === null || pending} onClick={onRemove}>
          {words.action}
        </Button>
      </div>
    </Modal>
  );
}
