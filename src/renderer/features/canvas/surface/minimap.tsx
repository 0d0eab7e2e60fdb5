import type { ReactFlowState } from '@xyflow/react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { PointerEvent, ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import { useApp } from '../../../state/services.ts';
import { createThrottle } from './throttle.ts';

const WIDTH = 168;
const HEIGHT = 112;
const MARGIN = 6;

/** Milliseconds between two drawings: while the canvas is panned the map follows ten times a second, which is enough to steer by. */
const REDRAW_MS = 100;

type Scale = { readonly left: number; readonly top: number; readonly factor: number };

/**
 * All parts and the piece of them that is seen. Painted, not built of elements, and at most ten times a second: React Flow's own map
 * renders each node anew on each frame of a pan.
 */
export function Minimap(): ReactElement {
  const text = useText().teams.toolbar;
  const store = useStoreApi();
  const flow = useReactFlow();
  const theme = useApp((state) => state.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useRef<Scale | null>(null);

  useEffect(() => {
    const draw = createThrottle({
      everyMs: REDRAW_MS,
      run: () => {
        if (canvas.current !== null) scale.current = paint(canvas.current, store.getState());
      },
    });
    draw.ask();
    const stop = store.subscribe((state, last) => {
      if (state.transform !== last.transform || state.nodes !== last.nodes || state.width !== last.width) draw.ask();
    });
    return () => {
      stop();
      draw.cancel();
    };
  }, [store, theme]);

  const goTo = (event: PointerEvent<HTMLCanvasElement>): void => {
    const at = scale.current;
    if (at === null || event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left) / at.factor + at.left;
    const y = (event.clientY - box.top) / at.factor + at.top;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={text.minimap}
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={goTo}
      onPointerMove={goTo}
      className="nopan cursor-pointer rounded-md border border-line bg-surface"
    />
  );
}

function paint(canvas: HTMLCanvasElement, state: ReactFlowState): Scale | null {
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const dots = window.devicePixelRatio;
  if (canvas.width !== WIDTH * dots) {
    canvas.width = WIDTH * dots;
    canvas.height = HEIGHT * dots;
  }
  const [x, y, zoom] = state.transform;
  const seen = { x: -x / zoom, y: -y / zoom, width: state.width / zoom, height: state.height / zoom };
  const boxes = state.nodes
    .filter(({ type }) => type !== 'frame')
    .map(({ position, width = 0, height = 0, selected = false }) => ({ ...position, width, height, selected }));
  const all = [...boxes, seen];
  const left = Math.min(...all.map((box) => box.x));
  const top = Math.min(...all.map((box) => box.y));
  const width = Math.max(...all.map((box) => box.x + box.width)) - left;
  const height = Math.max(...all.map((box) => box.y + box.height)) - top;
  const factor = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height);
  const scale = { left: left - MARGIN / factor, top: top - MARGIN / factor, factor };
  const colours = getComputedStyle(canvas);
  context.setTransform(dots, 0, 0, dots, 0, 0);
  context.clearRect(0, 0, WIDTH, HEIGHT);
  const fill = (box: { x: number; y: number; width: number; height: number }): void =>
    context.fillRect(
      (box.x - scale.left) * factor,
      (box.y - scale.top) * factor,
      Math.max(2, box.width * factor),
      Math.max(1.5, box.height * factor),
    );
  for (const box of boxes) {
    context.fillStyle = colours.getPropertyValue(box.selected ? '--accent' : '--line-strong');
    fill(box);
  }
  context.strokeStyle = colours.getPropertyValue('--accent');
  context.strokeRect(
    (seen.x - scale.left) * factor,
    (seen.y - scale.top) * factor,
    seen.width * factor,
    seen.height * factor,
  );
  return scale;
}
