import { Tabs } from 'radix-ui';
import type { ReactElement } from 'react';
import type { TeamProblem } from '../../../../shared/domain/preset.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { Autosave } from '../editor/autosave.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { JsonPanel } from '../json/json-panel.tsx';
import { ProblemsPanel } from '../problems/problems-panel.tsx';
import { VersionsPanel } from '../versions/versions-panel.tsx';
import type { SidePanelTab } from './canvas-store.ts';
import { sidePanelTabs, useCanvas, useCanvasStore } from './canvas-store.ts';
import type { PaletteFacts } from './team-queries.ts';

/** Everything about the team that is not a drawing: what is selected, what is wrong, the text, and what was saved before. */
export function SidePanel(props: {
  readonly editor: TeamEditor;
  readonly facts: PaletteFacts;
  readonly problems: readonly TeamProblem[];
  readonly autosave: Autosave;
}): ReactElement {
  const { editor, facts, problems, autosave } = props;
  const text = useText().teams.side;
  const store = useCanvasStore();
  const tab = useCanvas((state) => state.tab);
  return (
    <aside aria-label={text.label} className="w-84 shrink-0 border-l border-line">
      <Tabs.Root
        value={tab}
        onValueChange={(value) => {
          const chosen = sidePanelTabs.find((one) => one === value);
          if (chosen !== undefined) store.setState({ tab: chosen });
        }}
        className="flex h-full flex-col"
      >
        <Tabs.List aria-label={text.label} className="flex h-10 shrink-0 items-stretch border-b border-line px-2">
          {sidePanelTabs.map((one) => (
            <Tab key={one} tab={one} count={one === 'problems' ? problems.length : 0} />
          ))}
        </Tabs.List>
        <Tabs.Content value="inspector" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
          <InspectorPanel editor={editor} facts={facts} problems={problems} />
        </Tabs.Content>
        <Tabs.Content value="problems" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
          <ProblemsPanel problems={problems} />
        </Tabs.Content>
        <Tabs.Content value="json" tabIndex={-1} className="min-h-0 flex-1">
          <JsonPanel editor={editor} />
        </Tabs.Content>
        <Tabs.Content value="versions" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
          <VersionsPanel editor={editor} autosave={autosave} />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}

function Tab({ tab, count }: { readonly tab: SidePanelTab; readonly count: number }): ReactElement {
  const text = useText().teams.side.tabs;
  return (
    <Tabs.Trigger
      value={tab}
      className="-mb-px border-b-2 border-transparent px-2 text-sm text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink"
    >
      {text[tab]}
      {count === 0 ? null : <span className="numeric ml-1.5 rounded-sm bg-hover px-1 text-2xs text-ink">{count}</span>}
    </Tabs.Trigger>
  );
}
