import type { ReactFlowInstance } from '@xyflow/react';
import type { KeyboardEvent } from 'react';
import type { Position } from '../../../../shared/domain/team.ts';
import type { CanvasActions } from '../page/canvas-actions.ts';
import type { CanvasStore } from '../page/canvas-store.ts';
import { refuse, select } from '../page/canvas-store.ts';
import type { CanvasEdge } from './canvas-edges.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { fineStep, fitting, gridStep } from './sizes.ts';

const arrows: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export type KeyTools = {
  readonly actions: CanvasActions;
  readonly store: CanvasStore;
  readonly flow: ReactFlowInstance<CanvasNode, CanvasEdge>;
  readonly isAgent: (id: string) => boolean;
  readonly connectHint: string;
  /** Opens what an agent did in the shown run; null while the team is being edited. */
  readonly openStep: ((agentId: string) => void) | null;
};

/**
 * The canvas by keyboard. Tab goes from part to part (React Flow makes each focusable); these keys act on the selection, or on the
 * part that has the focus where nothing else is selected. Undo and redo belong to the page around it.
 */
export function onCanvasKey(event: KeyboardEvent<HTMLElement>, tools: KeyTools): void {
  // React lets keys of the chooser through, although it lies elsewhere in the page.
  const inside = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (!inside || isTyping(event.target)) return;
  const part = partUnder(event.target);
  const withKey = event.ctrlKey || event.metaKey;
  const handled = withKey
    ? tools.openStep === null && withModifier(event, tools)
    : look(event, { ...tools, part }) || (tools.openStep === null && change(event, { ...tools, part }));
  if (handled) event.preventDefault();
}

/** The id of the node or edge that an element is in; null on the empty canvas. */
export function partUnder(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id') ?? null;
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/**
 * Puts the focus on what is selected, once it is drawn: what was just copied is what the next key is meant for. It is asked for after
 * the selection has changed and before React has drawn it, hence the frame.
 */
export function focusSelected(store: CanvasStore): void {
  const [first] = store.getState().selected;
  if (first === undefined) return;
  requestAnimationFrame(() => nodeElement(first)?.focus());
}

function withModifier(event: KeyboardEvent, { actions, store }: KeyTools): boolean {
  switch (event.key.toLowerCase()) {
    case 'a':
      actions.selectAll();
      return true;
    case 'd':
      actions.duplicate();
      focusSelected(store);
      return true;
    default:
      return false;
  }
}

/** Keys that change nothing in the team; while a run is shown there are no others. */
function look(event: KeyboardEvent, tools: KeyTools & { readonly part: string | null }): boolean {
  const { store, flow } = tools;
  switch (event.key) {
    case 'Enter':
    case ' ':
      return enter(event, tools);
    case 'Escape':
      select(store, []);
      store.setState({ connecting: null, refusal: null });
      return true;
    case 'f':
      void flow.fitView(fitting);
      return true;
    case '+':
    case '=':
      void flow.zoomIn();
      return true;
    case '-':
      void flow.zoomOut();
      return true;
    default:
      return false;
  }
}

function change(event: KeyboardEvent<HTMLElement>, tools: KeyTools & { readonly part: string | null }): boolean {
  const { actions } = tools;
  const arrow = arrows[event.key];
  if (arrow !== undefined) {
    if (!choose(tools)) return false;
    const step = event.shiftKey ? fineStep : gridStep;
    actions.move({ x: arrow.x * step, y: arrow.y * step });
    return true;
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      if (choose(tools)) actions.remove();
      // The part that had the focus may be gone; without this the page would have it, and no key would reach the canvas.
      event.currentTarget.focus({ preventScroll: true });
      return true;
    case 'c':
      return startConnecting(tools);
    default:
      return false;
  }
}

function enter(event: KeyboardEvent, { store, part, isAgent, openStep }: KeyTools & { readonly part: string | null }) {
  // A button inside a node, such as the one that folds a group, answers for itself.
  if (part === null || (event.target instanceof Element && event.target.closest('button') !== null)) return false;
  if (openStep !== null && isAgent(part)) {
    openStep(part);
    return true;
  }
  const { selected } = store.getState();
  const next = new Set(event.shiftKey ? selected : []);
  if (selected.has(part)) next.delete(part);
  else next.add(part);
  select(store, next);
  return true;
}

/** Makes the part with the focus the selection, unless it is in one. False where there is nothing to act on. */
function choose({ store, part }: KeyTools & { readonly part: string | null }): boolean {
  const { selected } = store.getState();
  if (part !== null && !selected.has(part)) select(store, [part]);
  return part !== null || selected.size > 0;
}

function startConnecting(tools: KeyTools & { readonly part: string | null }): boolean {
  const { actions, store, isAgent, part, connectHint } = tools;
  const from = part !== null && isAgent(part) ? part : [...store.getState().selected].find((id) => isAgent(id));
  if (from === undefined) {
    refuse(store, connectHint);
    return true;
  }
  actions.connecting({ from, to: null, at: placeOnPage(from) });
  return true;
}

/** Beside a node, in pixels of the page. */
export function placeOnPage(nodeId: string): Position {
  const box = nodeElement(nodeId)?.getBoundingClientRect();
  if (box === undefined) return { x: window.innerWidth / 2, y: window.innerHeight / 3 };
  return { x: Math.min(box.right, window.innerWidth - 300), y: Math.min(box.top, window.innerHeight - 200) };
}

function nodeElement(nodeId: string): HTMLElement | null {
  return document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
}
