import { Tabs } from 'radix-ui';
import type { ReactElement } from 'react';
import { replace } from '../../app/actions.ts';
import { knowledgeTabs } from '../../app/route.ts';
import type { KnowledgeTab } from '../../app/route.ts';
import { useText } from '../../i18n/text-context.ts';
import { useWorkspaces } from '../../state/queries.ts';
import { useApp, useServices } from '../../state/services.ts';
import { GraphTab } from './graph-tab.tsx';
import { SearchTab } from './search-tab.tsx';
import { SourcesTab } from './sources-tab.tsx';

/** What was read from the workspace's folder: the files, a search over them, and what code found in them. */
export function KnowledgeView(): ReactElement {
  const text = useText().knowledge;
  const services = useServices();
  const workspaceId = useApp((state) => state.workspaceId);
  const tab = useApp(({ route }): KnowledgeTab => (route.view === 'knowledge' ? route.tab : 'sources'));
  const { data: workspaces = [] } = useWorkspaces();
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  return (
    <Tabs.Root
      value={tab}
      onValueChange={(value) => {
        const next = knowledgeTabs.find((known) => known === value);
        if (next !== undefined) replace(services, { view: 'knowledge', tab: next });
      }}
      className="flex h-full flex-col"
    >
      <div className="mx-auto w-full max-w-5xl px-6 pt-10">
        <h1 className="text-xl font-semibold tracking-tight">{text.title}</h1>
        <p className="mt-1 max-w-prose text-muted">
          {workspace === undefined ? text.noWorkspace : text.intro(workspace.name)}
        </p>
        <Tabs.List aria-label={text.views} className="mt-5 flex gap-5 border-b border-line">
          {knowledgeTabs.map((name) => (
            <Tabs.Trigger
              key={name}
              value={name}
              className="-mb-px border-b-2 border-transparent pb-2 text-sm font-medium text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
            >
              {text.tabs[name]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {workspace === undefined ? null : (
        <>
          <Tabs.Content value="sources" className="min-h-0 flex-1 outline-offset-[-2px]">
            <SourcesTab key={workspace.id} workspace={workspace} />
          </Tabs.Content>
          <Tabs.Content value="search" className="min-h-0 flex-1 outline-offset-[-2px]">
            <SearchTab key={workspace.id} workspaceId={workspace.id} />
          </Tabs.Content>
          <Tabs.Content value="graph" className="min-h-0 flex-1 outline-offset-[-2px]">
            <GraphTab key={workspace.id} workspaceId={workspace.id} />
          </Tabs.Content>
        </>
      )}
    </Tabs.Root>
  );
}
