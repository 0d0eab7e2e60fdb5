import type { ReactElement } from 'react';
import type { WorkspaceContents } from '../../../shared/contract/workspaces.ts';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { useSources } from '../../state/queries.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { notify } from '../../ui/toast.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useContents, useRemoveWorkspace, useRestoreSamples } from './use-workspace-changes.ts';

/** Names what goes and what stays before anything is deleted. A removed sample can be brought back at once. */
export function RemoveWorkspace(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const text = useText().knowledge.workspace;
  const contents = useContents(workspace);
  const { data } = useSources(workspace.id);
  const paths = data?.sources.map(({ path }) => path) ?? [workspace.folder];
  const restore = useRestoreSamples();
  const onRemoved = (): void => {
    onClose();
    if (!workspace.sample) return notify({ text: text.removed(workspace.name) });
    notify({
      text: text.removedSample(workspace.name),
      undo: { label: text.bringBack, run: () => restore.mutate() },
    });
  };
  const remove = useRemoveWorkspace({ workspace, onRemoved });
  return (
    <RemovalDialog
      words={{
        title: text.removeTitle(workspace.name),
        stays: text.removeStays(paths.join(', ')),
        cancel: text.cancel,
        action: text.removeAction,
      }}
      goes={contents.data === undefined ? null : <Goes contents={contents.data} />}
      lines={3}
      failure={contents.error ?? remove.error}
      pending={remove.isPending}
      onRemove={() => remove.mutate()}
      onClose={onClose}
    />
  );
}

function Goes({ contents }: { readonly contents: WorkspaceContents }): ReactElement {
  const text = useText().knowledge.workspace;
  const { runs, unfinishedRuns, files, blocks, bytes } = contents;
  return (
    <>
      <p className="text-sm text-muted">{text.removeGoes(formatBytes(bytes))}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5 text-sm">
        {runs === 0 ? null : <li>{text.goesRuns(formatCount(runs))}</li>}
        {unfinishedRuns === 0 ? null : <li>{text.goesRunning(formatCount(unfinishedRuns))}</li>}
        <li>{text.goesBlocks(formatCount(files), formatCount(blocks))}</li>
      </ul>
    </>
  );
}
