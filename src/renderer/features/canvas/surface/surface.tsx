import type { EdgeChange, NodeChange, OnConnectEnd } from '@xyflow/react';
import { Background, BackgroundVariant, Panel, ReactFlow, useReactFlow } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import type { PresetInfo, TeamProblem } from '../../../../shared/domain/preset.ts';
import { EdgeKind } from '../../../../shared/domain/team.ts';
import { whyNotConnect } from '../../../../shared/team/index.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import type { CanvasStore } from '../page/canvas-store.ts';
import { useCanvas, useCanvasStore } from '../page/canvas-store.ts';
import { needsAgent } from '../palette/palette-items.ts';
import { AgentNode } from './agent-node.tsx';
import type { CanvasEdge } from './canvas-edges.ts';
import { focusSelected, isTyping, onCanvasKey, partUnder } from './canvas-keys.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { CommentNode } from './comment-node.tsx';
import { ConnectChooser } from './connect-chooser.tsx';
import { FoldedNode, FrameNode } from './group-nodes.tsx';
import { Legend } from './legend.tsx';
import { Minimap } from './minimap.tsx';
import { Refusal } from './refusal.tsx';
import { farZoom, fitting, gridStep } from './sizes.ts';
import { EdgeEnds, TeamEdge } from './team-edge.tsx';
import { useDrag } from './use-drag.ts';
import { useDrop } from './use-drop.ts';
import { useEditorState, useParts } from './use-parts.ts';
import './surface.css';

const nodeTypes = { agent: AgentNode, frame: FrameNode, folded: FoldedNode, comment: CommentNode };
const edgeTypes = { team: TeamEdge };
const snapGrid: [number, number] = [gridStep, gridStep];

/** From here on only what is seen is drawn: React Flow's practical limit is about a thousand elements of the page. */
const manyAgents = 150;

type SurfaceProps = {
  readonly editor: TeamEditor;
  readonly presets: readonly PresetInfo[];
  readonly problems: readonly TeamProblem[];
  /** Opens what an agent did in the shown run; null while the team is being edited. */
  readonly openStep: ((agentId: string) => void) | null;
  /** An older version of the team is shown. */
  readonly older: boolean;
};

/** The drawn team. React Flow is a view here: it shows what is derived from the document, and every change goes through the editor. */
export function Surface({ editor, presets, problems, openStep, older }: SurfaceProps): ReactElement {
  const text = useText().teams;
  const store = useCanvasStore();
  const actions = useCanvasActions();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const hint = useId();
  const wrapper = useRef<HTMLElement>(null);
  const { document, readOnly } = useEditorState(editor);
  const { dragged, onDrag } = useDrag({ editor, actions });
  const { nodes, edges } = useParts({ editor, presets, problems, dragged });
  const drop = useDrop();
  const snap = useCanvas((state) => state.snap);
  const minimap = useCanvas((state) => state.minimap);
  const carried = useCanvas((state) => state.carried);
  const editable = !readOnly && openStep === null;

  // Another thing to look at, and panels that open or close beside the canvas: what is shown is fitted into the room anew.
  const sight = openStep !== null ? 'live' : older ? 'older' : 'now';
  const lastSight = useRef(sight);
  useEffect(() => {
    if (lastSight.current === sight) return;
    lastSight.current = sight;
    // React Flow knows its new size one frame after the page has it.
    requestAnimationFrame(() => requestAnimationFrame(() => void flow.fitView(fitting)));
  }, [sight, flow]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]): void => {
      applySelection(store, changes);
      onDrag(changes);
    },
    [store, onDrag],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]): void => applySelection(store, changes),
    [store],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { fromNode, fromHandle, toNode }) => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      const under = toNode?.id ?? partUnder(point === undefined ? null : elementAt(point));
      if (fromNode === null || point === undefined || under === null || under === fromNode.id) return;
      if (flow.getNode(under)?.type !== 'agent') return;
      const [from, to] = fromHandle?.type === 'target' ? [under, fromNode.id] : [fromNode.id, under];
      actions.connecting({ from, to, at: { x: point.clientX, y: point.clientY } });
    },
    [actions, flow],
  );
  const isAgent = useMemo(() => {
    const agents = new Set(document.agents.map(({ id }) => id));
    return (id: string): boolean => agents.has(id);
  }, [document.agents]);
  const isValidConnection = useCallback(
    ({ source, target }: { readonly source: string; readonly target: string }): boolean =>
      EdgeKind.options.some((kind) => whyNotConnect({ document, presets, from: source, to: target, kind }) === null),
    [document, presets],
  );

  return (
    <section
      ref={wrapper}
      aria-label={text.canvas}
      aria-describedby={hint}
      tabIndex={-1}
      data-carried={carried === null ? undefined : needsAgent(carried.item) ? 'belonging' : 'part'}
      data-live={openStep === null ? undefined : ''}
      className="canvas-surface relative min-w-0 flex-1 outline-none"
      onKeyDown={(event) =>
        onCanvasKey(event, { actions, store, flow, isAgent, openStep, connectHint: text.connect.onePart })
      }
      onCopy={(event) => {
        const parts = isTyping(event.target) ? null : actions.copy();
        if (parts === null) return;
        event.clipboardData.setData('text/plain', parts);
        event.preventDefault();
      }}
      onCut={(event) => {
        const parts = isTyping(event.target) || !editable ? null : actions.copy();
        if (parts === null) return;
        event.clipboardData.setData('text/plain', parts);
        event.preventDefault();
        actions.remove();
      }}
      onPaste={(event) => {
        if (isTyping(event.target) || !editable) return;
        actions.paste(event.clipboardData.getData('text/plain'));
        focusSelected(store);
      }}
      {...drop}
    >
      <p id={hint} className="sr-only">
        {text.canvasHint}
      </p>
      <EdgeEnds />
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnectEnd={onConnectEnd}
        isValidConnection={isValidConnection}
        onNodeClick={(_event, node) => {
          if (node.type === 'agent') openStep?.(node.id);
        }}
        onPaneClick={() => wrapper.current?.focus({ preventScroll: true })}
        onViewportChange={({ zoom }) => {
          if (zoom < farZoom) wrapper.current?.setAttribute('data-far', '');
          else wrapper.current?.removeAttribute('data-far');
        }}
        nodesDraggable={editable}
        nodesConnectable={editable}
        edgesReconnectable={false}
        snapToGrid={snap}
        snapGrid={snapGrid}
        deleteKeyCode={null}
        disableKeyboardA11y
        elevateNodesOnSelect={false}
        onlyRenderVisibleElements={document.agents.length > manyAgents}
        minZoom={0.08}
        maxZoom={2}
        fitView
        fitViewOptions={fitting}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={gridStep} size={1} color="var(--line)" />
        <Panel position="bottom-left">
          <Legend />
        </Panel>
        {minimap ? (
          <Panel position="bottom-right">
            <Minimap />
          </Panel>
        ) : null}
        <Refusal />
      </ReactFlow>
      <ConnectChooser editor={editor} presets={presets} />
    </section>
  );
}

/** Selection is ours: React Flow says what it would change, and shows what the store then holds. */
function applySelection(
  store: CanvasStore,
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
): void {
  const chosen = changes.filter((change) => change.type === 'select');
  if (chosen.length === 0) return;
  const selected = new Set(store.getState().selected);
  for (const { id, selected: on } of chosen) {
    if (on) selected.add(id);
    else selected.delete(id);
  }
  store.setState({ selected });
}

function elementAt({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Element | null {
  return document.elementFromPoint(clientX, clientY);
}
