import type { ReactElement } from 'react';
import type { SourceContents } from '../../../shared/contract/sources.ts';
import type { Source, Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notify } from '../../ui/toast.tsx';
import { useRemoveSource, useSourceContents } from './use-source-changes.ts';

/** Names what Guildhall forgets and what stays before a source is removed. */
export function RemoveSource(props: {
  readonly workspace: Workspace;
  readonly source: Source;
  readonly onClose: () => void;
}): ReactElement {
  const { workspace, source, onClose } = props;
  const { app, knowledge } = useText();
  const text = knowledge.sources;
  const contents = useSourceContents({ workspace, source });
  const onRemoved = (): void => {
    onClose();
    notify({ text: text.removed(source.label) });
  };
  const remove = useRemoveSource({ workspace, source, onRemoved });
  const failure = contents.error ?? remove.error;
  return (
    <Modal open onOpenChange={onClose} title={text.removeTitle(source.label)}>
      {contents.data === undefined ? <Skeleton label={app.loading} lines={2} /> : <Goes contents={contents.data} />}
      <p className="mt-3 text-sm break-words">{text.removeStays(source.path)}</p>
      {failure === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(failure)} />
        </div>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          tone="danger"
          disabled={contents.data === undefined || remove.isPending}
          onClick={() => remove.mutate()}
        >
          {text.removeAction}
        </Button>
      </div>
    </Modal>
  );
}

function Goes({ contents }: { readonly contents: SourceContents }): ReactElement {
  const text = useText().knowledge.sources;
  const { files, blocks, passages, vectors, bytes } = contents;
  if (files === 0) return <p className="text-sm text-muted">{text.goesNothing}</p>;
  return (
    <>
      <p className="text-sm text-muted">{text.removeGoes(formatBytes(bytes))}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
        <li>{text.goesFiles(formatCount(files), formatCount(blocks))}</li>
        <li>{text.goesPassages(formatCount(passages), formatCount(vectors))}</li>
      </ul>
    </>
  );
}
