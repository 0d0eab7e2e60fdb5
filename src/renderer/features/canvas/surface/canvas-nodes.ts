import type { Node } from '@xyflow/react';
import type { PresetInfo, TeamProblem } from '../../../../shared/domain/preset.ts';
import type { AgentDocument, Position, TeamComment, TeamDocument, TeamGroup } from '../../../../shared/domain/team.ts';
import { agentSize, commentHeight, foldedSize } from './sizes.ts';
import { foldedPosition, frameOf, standIns } from './stand-ins.ts';

export type AgentNode = Node<
  { readonly agent: AgentDocument; readonly preset: PresetInfo | null; readonly problems: readonly TeamProblem[] },
  'agent'
>;
export type FrameNode = Node<{ readonly group: TeamGroup; readonly problems: readonly TeamProblem[] }, 'frame'>;
export type FoldedNode = Node<{ readonly group: TeamGroup; readonly problems: readonly TeamProblem[] }, 'folded'>;
export type CommentNode = Node<{ readonly comment: TeamComment }, 'comment'>;
export type CanvasNode = AgentNode | FrameNode | FoldedNode | CommentNode;

export type NodeInputs = {
  readonly document: TeamDocument;
  readonly presets: ReadonlyMap<string, PresetInfo>;
  readonly problems: ReadonlyMap<string, readonly TeamProblem[]>;
  readonly selected: ReadonlySet<string>;
  /** Where parts are while they are being dragged; the document still has where they came from. */
  readonly dragged: ReadonlyMap<string, Position>;
  /** A screen reader's name of a part. */
  readonly name: {
    readonly agent: (agent: AgentDocument, preset: PresetInfo | null, problems: number) => string;
    readonly group: (group: TeamGroup) => string;
    readonly comment: (comment: TeamComment) => string;
  };
};

/**
 * Derives what React Flow draws from the document. A node keeps its identity while nothing that it shows has changed: a change of
 * one agent among a thousand renders one node. Nothing of a run is in here; nodes read that by their id.
 */
export function createNodeDeriver(): (inputs: NodeInputs) => CanvasNode[] {
  const memo = createMemo<CanvasNode>();
  return (inputs) => {
    const { document, selected, problems } = inputs;
    const shown = standIns(document);
    const agents = new Map(document.agents.map((agent) => [agent.id, agent]));
    const positionOf = (id: string): Position | null => inputs.dragged.get(id) ?? agents.get(id)?.position ?? null;
    const frames = document.groups.flatMap((group) => {
      const of = problems.get(group.id) ?? none;
      const isSelected = selected.has(group.id);
      const name = inputs.name.group(group);
      if (group.collapsed) {
        const position = foldedPosition(group, positionOf);
        return memo(group.id, [group, of, isSelected, name, position.x, position.y], () =>
          foldedNode({ group, problems: of, selected: isSelected, position, name }),
        );
      }
      const frame = frameOf(group, (id) => (shown.get(id) === id ? positionOf(id) : null));
      if (frame === null) return [];
      return memo(group.id, [group, of, isSelected, name, frame.x, frame.y, frame.width, frame.height], () => ({
        id: group.id,
        type: 'frame',
        position: { x: frame.x, y: frame.y },
        width: frame.width,
        height: frame.height,
        measured: { width: frame.width, height: frame.height },
        zIndex: -1,
        dragHandle: '.frame-title',
        connectable: false,
        selected: isSelected,
        // Only the title can be held: between the members the canvas itself can be grasped.
        style: { pointerEvents: 'none' },
        ariaLabel: name,
        data: { group, problems: of },
      }));
    });
    const drawn = document.agents.flatMap((agent) =>
      shown.get(agent.id) === agent.id ? agentNode({ agent, inputs, memo }) : [],
    );
    const comments = document.comments.map((comment) => commentNode({ comment, inputs, memo }));
    return [...frames, ...comments, ...drawn];
  };
}

const none: readonly TeamProblem[] = [];

type Memo = ReturnType<typeof createMemo<CanvasNode>>;

function agentNode(options: {
  readonly agent: AgentDocument;
  readonly inputs: NodeInputs;
  readonly memo: Memo;
}): CanvasNode {
  const { agent, inputs, memo } = options;
  const problems = inputs.problems.get(agent.id) ?? none;
  const preset = inputs.presets.get(agent.preset) ?? null;
  const position = inputs.dragged.get(agent.id) ?? agent.position;
  const selected = inputs.selected.has(agent.id);
  const name = inputs.name.agent(agent, preset, problems.length);
  return memo(agent.id, [agent, problems, preset, position, selected, name], () => ({
    id: agent.id,
    type: 'agent',
    position,
    ...agentSize,
    measured: agentSize,
    selected,
    ariaLabel: name,
    data: { agent, preset, problems },
  }));
}

function commentNode(options: {
  readonly comment: TeamComment;
  readonly inputs: NodeInputs;
  readonly memo: Memo;
}): CanvasNode {
  const { comment, inputs, memo } = options;
  const position = inputs.dragged.get(comment.id) ?? comment.position;
  const selected = inputs.selected.has(comment.id);
  const size = { width: comment.width, height: commentHeight(comment) };
  const name = inputs.name.comment(comment);
  return memo(comment.id, [comment, position, selected, name], () => ({
    id: comment.id,
    type: 'comment',
    position,
    ...size,
    measured: size,
    selected,
    connectable: false,
    ariaLabel: name,
    data: { comment },
  }));
}

function foldedNode(options: {
  readonly group: TeamGroup;
  readonly problems: readonly TeamProblem[];
  readonly selected: boolean;
  readonly position: Position;
  readonly name: string;
}): FoldedNode {
  const { group, problems, selected, position, name } = options;
  return {
    id: group.id,
    type: 'folded',
    position,
    ...foldedSize,
    measured: foldedSize,
    selected,
    connectable: false,
    ariaLabel: name,
    data: { group, problems },
  };
}

/** Keeps what was made for an id until one of the values that it was made from is another one. */
export function createMemo<Value>(): (id: string, from: readonly unknown[], make: () => Value) => Value {
  const known = new Map<string, { readonly from: readonly unknown[]; readonly value: Value }>();
  return (id, from, make) => {
    const last = known.get(id);
    if (
      last !== undefined &&
      last.from.length === from.length &&
      last.from.every((part, index) => part === from[index])
    )
      return last.value;
    const value = make();
    known.set(id, { from, value });
    return value;
  };
}
