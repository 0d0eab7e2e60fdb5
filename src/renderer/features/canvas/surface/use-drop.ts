import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useMemo } from 'react';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { useCanvasStore } from '../page/canvas-store.ts';
import { carriedType, needsAgent } from '../palette/palette-items.ts';
import { agentSize } from './sizes.ts';

type DropHandlers = {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** Takes what is dragged out of the palette. What belongs to an agent lands on one and nowhere else; its target is highlighted. */
export function useDrop(): DropHandlers {
  const flow = useReactFlow();
  const store = useCanvasStore();
  const actions = useCanvasActions();
  return useMemo(
    () => ({
      onDragOver(event) {
        const { carried, dropTarget } = store.getState();
        if (carried === null || !event.dataTransfer.types.includes(carriedType)) return;
        const agentId = needsAgent(carried.item) ? agentUnder(event) : null;
        // Without this the browser shows that nothing can be dropped here; the drop itself then says why.
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        if (agentId !== dropTarget) store.setState({ dropTarget: agentId });
      },
      onDragLeave(event) {
        const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!inside) store.setState({ dropTarget: null });
      },
      onDrop(event) {
        const { carried } = store.getState();
        if (carried === null) return;
        event.preventDefault();
        store.setState({ carried: null, dropTarget: null });
        const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const at = {
          x: Math.round(point.x - agentSize.width / 2),
          y: Math.round(point.y - agentSize.height / 2),
        };
        actions.add(carried, { at, agentId: needsAgent(carried.item) ? agentUnder(event) : null });
      },
    }),
    [flow, store, actions],
  );
}

function agentUnder(event: DragEvent): string | null {
  if (!(event.target instanceof Element)) return null;
  return event.target.closest('.react-flow__node-agent')?.getAttribute('data-id') ?? null;
}
