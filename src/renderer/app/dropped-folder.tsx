import type { ReactElement } from 'react';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { useAddSource } from '../features/knowledge/index.ts';
import { useText } from '../i18n/text-context.ts';
import { wireErrorOf } from '../state/engine-failure.ts';
import { useWorkspaces } from '../state/queries.ts';
import { useApp } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { FolderForm } from './folder-form.tsx';
import { useOpenFolder } from './use-open-folder.ts';
import type { WindowDrop } from './use-window-drop.ts';
import { useWindowDrop } from './use-window-drop.ts';

/** Folders and files that are dropped on the window: asks, naming them, before anything is read. */
export function DroppedFolder(): ReactElement {
  const text = useText().app.drop;
  const { over, drop, done } = useWindowDrop();
  return (
    <>
      {over ? (
        <div className="pointer-events-none fixed inset-2 z-50 flex items-end justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/40 pb-10">
          <p className="rounded-md bg-surface px-4 py-2 text-sm shadow-raised">{text.here}</p>
        </div>
      ) : null}
      {drop === null ? null : drop.paths === null ? (
        <Modal open onOpenChange={done} title={text.noPathTitle(namesOf(drop))} hint={text.noPath}>
          <FolderForm onDone={done} />
        </Modal>
      ) : (
        <AskWhatFor drop={drop} paths={drop.paths} onDone={done} />
      )}
    </>
  );
}

function namesOf({ entries }: WindowDrop): string {
  return entries.map(({ name }) => name).join(', ');
}

/** One folder can become a workspace of its own; anything can be added to the open one. */
function AskWhatFor(props: {
  readonly drop: WindowDrop;
  readonly paths: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const { drop, paths, onDone } = props;
  const text = useText().app.drop;
  const workspaceId = useApp((state) => state.workspaceId);
  const { data: workspaces = [] } = useWorkspaces();
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const [folder] = drop.entries.length === 1 && drop.entries[0]?.isFolder === true ? paths : [];
  const open = useOpenFolder(onDone);
  const names = namesOf(drop);
  const title = folder === undefined ? text.addTitle(names, workspace?.name ?? '') : text.openTitle(names);
  return (
    <Modal open onOpenChange={onDone} title={title} hint={text.hint}>
      <ul className="space-y-1 font-mono text-sm">
        {paths.map((path) => (
          <li key={path} className="break-words">
            {path}
          </li>
        ))}
      </ul>
      {open.error === null ? null : (
        <div className="mt-3">
          <ErrorNotice error={wireErrorOf(open.error)} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{text.cancel}</Button>
        {workspace === undefined ? null : (
          <AddAll workspace={workspace} paths={paths} primary={folder === undefined} onDone={onDone} />
        )}
        {folder === undefined ? null : (
          <Button tone="primary" disabled={open.isPending} onClick={() => open.mutate(folder)}>
            {text.open}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function AddAll(props: {
  readonly workspace: Workspace;
  readonly paths: readonly string[];
  readonly primary: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const { workspace, paths, primary, onDone } = props;
  const text = useText().app.drop;
  const add = useAddSource(workspace);
  return (
    <>
      {add.error === null ? null : (
        <div className="order-first w-full">
          <ErrorNotice error={wireErrorOf(add.error)} />
        </div>
      )}
      <Button
        tone={primary ? 'primary' : 'plain'}
        disabled={add.isPending}
        onClick={() => add.mutate(paths, { onSuccess: onDone })}
      >
        {text.add(workspace.name)}
      </Button>
    </>
  );
}
