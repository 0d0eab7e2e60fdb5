import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useState } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { useText } from '../../i18n/text-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { RemoveWorkspace } from './remove-workspace.tsx';
import { RenameWorkspace } from './rename-workspace.tsx';
import { ResetSample } from './reset-sample.tsx';
import { useRemovedSamples, useRestoreSamples } from './use-workspace-changes.ts';

type Dialog = 'rename' | 'reset' | 'remove';

/** What can be done with the open workspace: rename, delete; with a sample also: reset, and bring removed ones back. */
export function WorkspaceMenu({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const text = useText().knowledge.workspace;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { data: removed = [] } = useRemovedSamples();
  const restore = useRestoreSamples();
  const close = (): void => setDialog(null);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={text.menu(workspace.name)}>
            <Ellipsis size={16} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-40 min-w-48 rounded-lg border border-line bg-surface p-1 shadow-raised"
          >
            <Item onSelect={() => setDialog('rename')}>{text.rename}</Item>
            {workspace.sample ? <Item onSelect={() => setDialog('reset')}>{text.reset}</Item> : null}
            {removed.length === 0 ? null : (
              <Item onSelect={() => restore.mutate()}>{text.restore(removed.join(', '))}</Item>
            )}
            <DropdownMenu.Separator className="my-1 h-px bg-line" />
            <Item danger onSelect={() => setDialog('remove')}>
              {text.remove}
            </Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {dialog === 'rename' ? <RenameWorkspace workspace={workspace} onClose={close} /> : null}
      {dialog === 'reset' ? <ResetSample workspace={workspace} onClose={close} /> : null}
      {dialog === 'remove' ? <RemoveWorkspace workspace={workspace} onClose={close} /> : null}
    </>
  );
}

function Item(props: {
  readonly children: ReactNode;
  readonly danger?: true;
  readonly onSelect: () => void;
}): ReactElement {
  return (
    <DropdownMenu.Item
      onSelect={props.onSelect}
      className={`rounded-md px-2 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-hover ${props.danger === true ? 'text-bad' : ''}`}
    >
      {props.children}
    </DropdownMenu.Item>
  );
}
