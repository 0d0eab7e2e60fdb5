import type { TimelineSpan } from './timeline-rows.ts';

const CLOSEST_MS = 20;
const FACTOR = 2;
const STEP = 0.5;

/** The part of the run that the waterfall shows; null shows all of it, also while it grows. */
export type Zoom = TimelineSpan | null;

/** Twice as close around the middle, or around a moment such as the chosen step's. */
export function zoomIn(options: { readonly whole: TimelineSpan; readonly zoom: Zoom; readonly around?: number }): Zoom {
  const { whole, zoom, around } = options;
  const now = zoom ?? whole;
  const length = Math.max(CLOSEST_MS, (now.to - now.from) / FACTOR);
  const middle = around !== undefined && around >= now.from && around <= now.to ? around : (now.from + now.to) / 2;
  return within(whole, { from: middle - length / 2, to: middle + length / 2 });
}

/** Twice as far; null as soon as the whole run fits. */
export function zoomOut(options: { readonly whole: TimelineSpan; readonly zoom: Zoom }): Zoom {
  const { whole, zoom } = options;
  if (zoom === null) return null;
  const length = (zoom.to - zoom.from) * FACTOR;
  if (length >= whole.to - whole.from) return null;
  const middle = (zoom.from + zoom.to) / 2;
  return within(whole, { from: middle - length / 2, to: middle + length / 2 });
}

/** Half a window to the left (−1) or to the right (1). */
export function shift(options: {
  readonly whole: TimelineSpan;
  readonly zoom: Zoom;
  readonly direction: -1 | 1;
}): Zoom {
  const { whole, zoom, direction } = options;
  if (zoom === null) return null;
  const by = (zoom.to - zoom.from) * STEP * direction;
  return within(whole, { from: zoom.from + by, to: zoom.to + by });
}

/** Moved, not cut, so that it lies inside the run. */
function within(whole: TimelineSpan, span: TimelineSpan): TimelineSpan {
  const length = span.to - span.from;
  const from = Math.min(Math.max(span.from, whole.from), Math.max(whole.from, whole.to - length));
  return { from, to: Math.min(whole.to, from + length) };
}
