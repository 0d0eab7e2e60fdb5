import type { ReactElement } from 'react';
import type { SourceContents } from '../../../shared/contract/sources.ts';
import type { Source, Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { notify } from '../../ui/toast.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useRemoveSource, useSourceContents } from './use-source-changes.ts';

/** Names what Guildhall forgets and what stays before a source is removed. */
export function RemoveSource(props: {
  readonly workspace: Workspace;
  readonly source: Source;
  readonly onClose: () => void;
}): ReactElement {
  const { workspace, source, onClose } = props;
  const text = useText().knowledge.sources;
  const contents = useSourceContents({ workspace, source });
  const onRemoved = (): void => {
    onClose();
    notify({ text: text.removed(source.label) });
  };
  const remove = useRemoveSource({ workspace, source, onRemoved });
  return (
    <RemovalDialog
      words={{
        title: text.removeTitle(source.label),
        stays: text.removeStays(source.path),
        cancel: text.cancel,
        action: text.removeAction,
      }}
      goes={contents.data === undefined ? null : <Goes contents={contents.data} />}
      lines={2}
      failure={contents.error ?? remove.error}
      pending={remove.isPending}
      onRemove={() => remove.mutate()}
      onClose={onClose}
    />
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
