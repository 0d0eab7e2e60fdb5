import type { ReactElement } from 'react';
import { useText } from '../i18n/text-context.ts';
import { isMac, keyNames } from '../platform/shortcuts.ts';
import { useApp, useServices } from '../state/services.ts';
import { Button } from '../ui/button.tsx';
import { KeyCaps } from '../ui/key-caps.tsx';
import { Modal } from '../ui/modal.tsx';
import { actionGroups, actions, keysOfAction } from './actions.ts';

/** Every action that has keys, on one sheet. */
export function ShortcutsSheet(): ReactElement {
  const text = useText();
  const services = useServices();
  const open = useApp(({ overlay }) => overlay === 'shortcuts');
  const shortcuts = useApp((state) => state.shortcuts);
  const mac = isMac(navigator);
  const close = (): void => services.store.setState({ overlay: null });
  return (
    <Modal open={open} onOpenChange={close} title={text.app.shortcuts.title} hint={text.app.shortcuts.hint}>
      {actionGroups.map((group) => {
        const rows = Object.values(actions).flatMap((action) => {
          const keys = (action.group ?? 'go') === group ? keysOfAction(action, shortcuts) : null;
          return keys === null ? [] : [{ action, keys }];
        });
        return rows.length === 0 ? null : (
          <section key={group} aria-label={text.app.actionGroups[group]} className="mt-2">
            <h3 className="text-xs font-medium text-faint">{text.app.actionGroups[group]}</h3>
            <dl className="mt-1 divide-y divide-line">
              {rows.map(({ action, keys }) => (
                <div key={action.id} className="flex items-center gap-4 py-1.5 text-sm">
                  <dt className="min-w-0 flex-1">{action.title(text)}</dt>
                  <dd>
                    <KeyCaps keys={keyNames(keys, mac)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <div className="mt-4">
        <Button
          small
          onClick={() => {
            close();
            actions['open-shortcuts'].run(services);
          }}
        >
          {text.app.shortcuts.change}
        </Button>
      </div>
    </Modal>
  );
}
