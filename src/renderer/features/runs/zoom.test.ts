import { expect, test } from 'vitest';
import { shift, zoomIn, zoomOut } from './zoom.ts';

const whole = { from: 1000, to: 9000 };

test('in halves the window around a moment, out doubles it until all is shown', () => {
  const once = zoomIn({ whole, zoom: null, around: 8500 });
  expect(once).toEqual({ from: 5000, to: 9000 });
  const twice = zoomIn({ whole, zoom: once });
  expect(twice).toEqual({ from: 6000, to: 8000 });
  expect(zoomOut({ whole, zoom: twice })).toEqual({ from: 5000, to: 9000 });
  expect(zoomOut({ whole, zoom: once })).toBeNull();
});

test('moving stops at the ends of the run', () => {
  const zoom = { from: 2000, to: 4000 };
  expect(shift({ whole, zoom, direction: 1 })).toEqual({ from: 3000, to: 5000 });
  expect(shift({ whole, zoom: { from: 1200, to: 3200 }, direction: -1 })).toEqual({ from: 1000, to: 3000 });
  expect(shift({ whole, zoom: null, direction: 1 })).toBeNull();
});
