/** What the bench asks of the page, by name: it runs beside the page, where there is no document. */
export type CanvasProbe = {
  /** A place of the empty canvas to grasp it, or of a node to drag that; null where there is none in the middle. */
  grasp(wanted: 'canvas' | 'node'): { readonly x: number; readonly y: number } | null;
  scale(): number;
  nextFrame(): Promise<void>;
  record(): void;
  /** Milliseconds between the frames since `record`. */
  stop(): number[];
};

declare global {
  interface Window {
    canvasProbe: CanvasProbe;
  }
}

export function createProbe(): CanvasProbe {
  let frames: number[] = [];
  let recording = false;
  return {
    grasp(wanted) {
      const selector = wanted === 'node' ? '.react-flow__node' : '.react-flow__pane';
      const area = document.querySelector('.react-flow')?.getBoundingClientRect();
      if (area === undefined) return null;
      for (let y = area.top + area.height / 3; y < area.bottom - 20; y += 3) {
        for (let x = area.left + area.width / 3; x < area.right - 20; x += 3) {
          const under = document.elementFromPoint(x, y);
          if (under?.matches('.react-flow__handle') === true) continue;
          if (under?.closest('.react-flow__node, .react-flow__pane')?.matches(selector) === true) return { x, y };
        }
      }
      return null;
    },
    scale() {
      const view = document.querySelector('.react-flow__viewport');
      return view === null ? 1 : new DOMMatrix(getComputedStyle(view).transform).a;
    },
    nextFrame: () => new Promise((resolve) => requestAnimationFrame(() => resolve())),
    record() {
      frames = [];
      recording = true;
      let last = performance.now();
      const next = (now: number): void => {
        frames.push(now - last);
        last = now;
        if (recording) requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    },
    stop() {
      recording = false;
      return frames.slice(1);
    },
  };
}
