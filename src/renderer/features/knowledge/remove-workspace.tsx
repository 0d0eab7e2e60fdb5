import type { ReactElement } from 'react';
import type { WorkspaceContents } from '../../../shared/contract/workspaces.ts';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useSources } from '../../state/queries.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notify } from '../../ui/toast.tsx';
import { useContents, useRemoveWorkspace, useRestoreSamples } from './use-workspace-changes.ts';

/** Names what goes and what stays before anything is deleted. A removed sample can be brought back at once. */
export function RemoveWorkspace(props: { readonly workspace: Workspace; readonly onClose: () => void }): ReactElement {
  const { workspace, onClose } = props;
  const { app, knowledge } = useText();
  const text = knowledge.workspace;
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
  const failure = contents.error ?? remove.error;
  return (
    <Modal open onOpenChange={onClose} title={text.removeTitle(workspace.name)}>
      {contents.data === undefined ? <Skeleton label={app.loading} lines={3} /> : <Goes contents={contents.data} />}
      <p className="mt-3 text-sm break-words">{text.removeStays(paths.join(', '))}</p>
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
