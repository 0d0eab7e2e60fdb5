import { useContext, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import type { PresetInfo, TeamProblem, ToolInfo } from '../../../../shared/domain/preset.ts';
import type { Position, TeamEdge } from '../../../../shared/domain/team.ts';
import { validateTeam } from '../../../../shared/team/index.ts';
import type { Catalogue } from '../../../i18n/catalogue.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { EditorState, TeamEditor } from '../editor/team-editor.ts';
import { useCanvas } from '../page/canvas-store.ts';
import type { PartChange, TeamChanges } from '../versions/team-changes.ts';
import type { CanvasEdge } from './canvas-edges.ts';
import { createEdgeDeriver } from './canvas-edges.ts';
import type { CanvasNode, NodeInputs } from './canvas-nodes.ts';
import { createNodeDeriver } from './canvas-nodes.ts';
import { ChangesContext } from './part-change.tsx';
import { createProblemGrouper } from './problems-by-part.ts';

export function useEditorState(editor: TeamEditor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.state);
}

/** What is wrong with the team as it is drawn now; while somebody drags or types it may lag behind by a moment. */
export function useProblems(options: {
  readonly editor: TeamEditor;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
}): readonly TeamProblem[] {
  const { presets, tools } = options;
  const document = useDeferredValue(useEditorState(options.editor).document);
  return useMemo(
    () => (presets.length === 0 ? [] : validateTeam({ document, presets, tools })),
    [document, presets, tools],
  );
}

/** The team as React Flow draws it. `dragged` are places of parts that are in the hand. */
export function useParts(options: {
  readonly editor: TeamEditor;
  readonly presets: readonly PresetInfo[];
  readonly problems: readonly TeamProblem[];
  readonly dragged: ReadonlyMap<string, Position>;
}): { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] } {
  const { presets, problems, dragged } = options;
  const text = useText();
  const { document } = useEditorState(options.editor);
  const selected = useCanvas((state) => state.selected);
  const [nodesOf] = useState(createNodeDeriver);
  const [edgesOf] = useState(createEdgeDeriver);
  const [groupProblems] = useState(createProblemGrouper);
  const presetsById = useMemo(() => new Map(presets.map((preset) => [preset.id, preset])), [presets]);
  const byPart = useMemo(() => groupProblems(problems), [groupProblems, problems]);
  const changes = useContext(ChangesContext);
  const name = useMemo(() => namesOf(text, changes), [text, changes]);
  const titles = useMemo(() => new Map(document.agents.map(({ id, title }) => [id, title])), [document.agents]);
  const nodes = useMemo(
    () => nodesOf({ document, presets: presetsById, problems: byPart, selected, dragged, name }),
    [nodesOf, document, presetsById, byPart, selected, dragged, name],
  );
  const edges = useMemo(
    () =>
      edgesOf({
        document,
        selected,
        withProblem: new Set(byPart.keys()),
        dragged,
        name: (edge) => withChange({ name: edgeName({ edge, titles, text }), change: changes.get(edge.id), text }),
      }),
    [edgesOf, document, selected, byPart, dragged, titles, text, changes],
  );
  return { nodes, edges };
}

function namesOf(text: Catalogue, changes: TeamChanges): NodeInputs['name'] {
  const words = text.teams.part;
  const named = (id: string, name: string): string => withChange({ name, change: changes.get(id), text });
  return {
    agent: (agent, preset, problems) =>
      named(agent.id, words.agent(agent.title, preset?.title ?? words.unknownPreset, problems)),
    group: (group) =>
      named(
        group.id,
        words.group(
          group.title === '' ? text.teams.palette.patterns[group.pattern].title : group.title,
          group.members.length,
          group.collapsed,
        ),
      ),
    comment: (comment) => named(comment.id, words.comment(comment.text)),
  };
}

function withChange(options: {
  readonly name: string;
  readonly change: PartChange | undefined;
  readonly text: Catalogue;
}): string {
  const { name, change, text } = options;
  const words = text.canvas.versions;
  return change === undefined ? name : words.part(name, words.sorts[change]);
}

function edgeName(options: {
  readonly edge: TeamEdge;
  readonly titles: ReadonlyMap<string, string>;
  readonly text: Catalogue;
}): string {
  const { edge, titles, text } = options;
  const { from, to, kind, label } = edge;
  return text.teams.part.edge(titles.get(from) ?? from, text.teams.edgeKinds[kind].verb, titles.get(to) ?? to, label);
}
