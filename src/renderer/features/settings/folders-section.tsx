import type { ReactElement } from 'react';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { go } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import { wireErrorOf } from '../../state/engine-failure.ts';
import { useSources, useWorkspaces } from '../../state/queries.ts';
import { useServices } from '../../state/services.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Every folder and file that the engine reads. */
export function FoldersSection(): ReactElement {
  const text = useText();
  const { data, error } = useWorkspaces();
  return (
    <>
      <p className="max-w-prose text-sm text-muted">{text.settings.folders.intro}</p>
      {error === null ? null : <ErrorNotice error={wireErrorOf(error)} />}
      {data === undefined && error === null ? <Skeleton label={text.app.loading} lines={3} /> : null}
      <ul className="mt-3 divide-y divide-line">
        {(data ?? []).map((workspace) => (
          <li key={workspace.id} className="flex items-center gap-2 py-3">
            <WorkspaceRow workspace={workspace} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkspaceRow({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const text = useText().settings.folders;
  const services = useServices();
  const { id, name, folder } = workspace;
  const { data } = useSources(id);
  const open = (route: Parameters<typeof go>[1]): void => {
    services.store.setState({ workspaceId: id, passage: null });
    go(services, route);
  };
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        {(data?.sources ?? [{ label: '', path: folder, problem: null }]).map(({ label, path, problem }) => (
          <p key={label} className="font-mono text-sm break-words text-muted">
            {path}
            {problem === null ? null : <span className="font-sans text-bad"> {text.problem(problem)}</span>}
          </p>
        ))}
      </div>
      <Button
        small
        tone="quiet"
        aria-label={text.changeOf(name)}
        onClick={() => open({ view: 'knowledge', tab: 'sources' })}
      >
        {text.change}
      </Button>
      <Button small aria-label={text.openName(name)} onClick={() => open({ view: 'ask' })}>
        {text.open}
      </Button>
    </>
  );
}
