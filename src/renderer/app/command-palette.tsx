import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useText } from '../i18n/text-context.ts';
import { isMac, keyNames } from '../platform/shortcuts.ts';
import { useRunHistory, useWorkspaces } from '../state/queries.ts';
import { useApp, useServices } from '../state/services.ts';
import { KeyCaps } from '../ui/key-caps.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { actionGroups, actions, go, keysOfAction } from './actions.ts';

const MOST_QUESTIONS = 20;

/** Everything that can be done from where the person is, and the places that they were at, found by typing. */
export function CommandPalette(): ReactElement {
  const text = useText().app.palette;
  const { store } = useServices();
  const open = useApp(({ overlay }) => overlay === 'palette');
  const { onOpenAutoFocus, onCloseAutoFocus } = useReturnFocus();
  // Runs when the focus is back where it was: what a command focuses then keeps it.
  const after = useRef<(() => void) | null>(null);
  const setOpen = (next: boolean): void => store.setState({ overlay: next ? 'palette' : null });
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            onCloseAutoFocus(event);
            after.current?.();
            after.current = null;
          }}
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-144 max-w-[92vw] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-surface shadow-raised"
        >
          <Dialog.Title className="sr-only">{text.title}</Dialog.Title>
          <Command label={text.title} loop>
            <Command.Input
              placeholder={text.placeholder}
              className="h-12 w-full border-b border-line bg-transparent px-4 outline-none placeholder:text-faint"
            />
            <Command.List label={text.results} className="max-h-[60vh] scroll-py-2 overflow-y-auto p-2">
              <Command.Empty className="px-2 py-6 text-center text-sm text-muted">{text.nothing}</Command.Empty>
              <ViewItems
                choose={(run) => {
                  after.current = run;
                  setOpen(false);
                }}
              />
              <ActionItems close={() => setOpen(false)} />
              <WorkspaceItems close={() => setOpen(false)} />
              <QuestionItems close={() => setOpen(false)} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const ITEM =
  'flex cursor-default items-center gap-3 rounded-md px-2 py-1.5 text-sm outline-none select-none data-[selected=true]:bg-hover';
const GROUP =
  '**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-faint';

/** What can be done in the view that is open, before what can be done everywhere. */
function ViewItems({ choose }: { readonly choose: (run: () => void) => void }): ReactElement | null {
  const commands = useApp((state) => state.commands);
  const [listed] = useState(() => commands?.list() ?? []);
  const mac = isMac(navigator);
  if (commands === null || listed.length === 0) return null;
  return (
    <Command.Group heading={commands.heading} className={GROUP}>
      {listed.map(({ id, title, keys, run }) => (
        <Command.Item key={id} value={`${title} ${id}`} className={ITEM} onSelect={() => choose(run)}>
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {keys === null ? null : <KeyCaps keys={keyNames(keys, mac)} />}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function ActionItems({ close }: { readonly close: () => void }): ReactElement {
  const text = useText();
  const services = useServices();
  const shortcuts = useApp((state) => state.shortcuts);
  const mac = isMac(navigator);
  const listed = Object.values(actions).filter(({ id, available }) => id !== 'show-palette' && available(services));
  return (
    <>
      {actionGroups.map((group) => (
        <Command.Group key={group} heading={text.app.actionGroups[group]} className={GROUP}>
          {listed
            .filter((action) => (action.group ?? 'go') === group)
            .map((action) => {
              const keys = keysOfAction(action, shortcuts);
              return (
                <Command.Item
                  key={action.id}
                  value={`${action.title(text)} ${action.id}`}
                  className={ITEM}
                  onSelect={() => {
                    close();
                    action.run(services);
                  }}
                >
                  <span className="min-w-0 flex-1 truncate">{action.title(text)}</span>
                  {keys === null ? null : <KeyCaps keys={keyNames(keys, mac)} />}
                </Command.Item>
              );
            })}
        </Command.Group>
      ))}
    </>
  );
}

function WorkspaceItems({ close }: { readonly close: () => void }): ReactElement | null {
  const text = useText().app.palette;
  const services = useServices();
  const current = useApp(({ workspaceId }) => workspaceId);
  const { data: workspaces = [] } = useWorkspaces();
  const others = workspaces.filter(({ id }) => id !== current);
  if (others.length === 0) return null;
  return (
    <Command.Group heading={text.workspaces} className={GROUP}>
      {others.map(({ id, name }) => (
        <Command.Item
          key={id}
          value={`${name} ${id}`}
          className={ITEM}
          onSelect={() => {
            close();
            services.store.setState({ workspaceId: id, passage: null });
            go(services, { view: 'ask' });
          }}
        >
          {text.openWorkspace(name)}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function QuestionItems({ close }: { readonly close: () => void }): ReactElement | null {
  const text = useText().app;
  const services = useServices();
  const workspaceId = useApp((state) => state.workspaceId);
  const { data: runs = [] } = useRunHistory(workspaceId);
  if (runs.length === 0) return null;
  return (
    <Command.Group heading={text.palette.questions} className={GROUP}>
      {runs.slice(0, MOST_QUESTIONS).map(({ runId, question, status }) => (
        <Command.Item
          key={runId}
          value={`${question} ${runId}`}
          className={ITEM}
          onSelect={() => {
            close();
            go(services, { view: 'chat', runId });
          }}
        >
          <span className="min-w-0 flex-1 truncate">{question}</span>
          <span className="text-xs text-faint">{text.status[status]}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
