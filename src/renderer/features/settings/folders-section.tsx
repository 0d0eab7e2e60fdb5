import type { ReactElement } from 'react';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useWorkspaces } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Every folder that the engine reads. */
export function FoldersSection(): ReactElement {
  const text = useText();
  const services = useServices();
  const { data, error } = useWorkspaces();
  return (
    <>
      <p className="max-w-prose text-sm text-muted">{text.settings.folders.intro}</p>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={3} /> : null}
      <ul className="mt-3 divide-y divide-line">
        {(data ?? []).map(({ id, name, folder }) => (
          <li key={id} className="flex items-center gap-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{name}</p>
              <p className="font-mono text-sm break-words text-muted">{folder}</p>
            </div>
            <Button
              small
              aria-label={text.settings.folders.openName(name)}
              onClick={() => {
                services.store.setState({ workspaceId: id, passage: null });
                go(services, { view: 'ask' });
              }}
            >
              {text.settings.folders.open}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
