import { Download, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useId, useState } from 'react';
import { ConversationId } from '../../../shared/domain/conversation.ts';
import { RunId } from '../../../shared/kernel/ids.ts';
import { useText } from '../../i18n/text-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

export type NamedConversation = { readonly id: string; readonly title: string; readonly lastRunId: string };

/** What can be done with a whole conversation. */
export function ConversationMenu(props: {
  readonly conversation: NamedConversation;
  readonly label: string;
  readonly className?: string;
}): ReactElement {
  const { conversation, label, className } = props;
  const text = useText().conversations;
  const actions = useConversationActions();
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={label} className={className}>
            <Ellipsis size={16} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-40 min-w-48 rounded-lg border border-line bg-surface p-1 shadow-raised"
          >
            <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={() => setRenaming(true)}>
              {text.rename}…
            </MenuItem>
            <MenuItem
              icon={<Download size={15} aria-hidden="true" />}
              onSelect={() => void actions.save({ runId: RunId.parse(conversation.lastRunId), what: 'conversation' })}
            >
              {text.exportMarkdown}
            </MenuItem>
            <MenuItem
              icon={<Trash2 size={15} aria-hidden="true" />}
              onSelect={() => void actions.remove({ ...conversation, id: ConversationId.parse(conversation.id) })}
            >
              {text.remove}
            </MenuItem>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Modal open={renaming} onOpenChange={setRenaming} title={text.renameTitle}>
        <RenameForm conversation={conversation} onDone={() => setRenaming(false)} />
      </Modal>
    </>
  );
}

function MenuItem(props: {
  readonly icon: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <DropdownMenu.Item
      onSelect={props.onSelect}
      className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-sm outline-none select-none data-[highlighted]:bg-hover"
    >
      <span className="text-muted">{props.icon}</span>
      {props.children}
    </DropdownMenu.Item>
  );
}

function RenameForm(props: { readonly conversation: NamedConversation; readonly onDone: () => void }): ReactElement {
  const { conversation, onDone } = props;
  const text = useText().conversations;
  const actions = useConversationActions();
  const input = useId();
  const [title, setTitle] = useState(conversation.title);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() === '') return;
    void actions.rename({ id: ConversationId.parse(conversation.id), title: title.trim() });
    onDone();
  };
  return (
    <form onSubmit={onSubmit}>
      <label htmlFor={input} className="block text-sm">
        {text.name}
      </label>
      <input
        id={input}
        value={title}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
        className="mt-1 h-9 w-full rounded-md border border-line-strong bg-surface px-3"
      />
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onDone}>{text.cancel}</Button>
        <Button type="submit" tone="primary" disabled={title.trim() === ''}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
