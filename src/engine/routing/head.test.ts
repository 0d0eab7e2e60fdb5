import { describe, expect, it } from 'vitest';
import { calibrateHead } from './head-calibration.ts';
import { nearestLabel, scoreTeaching } from './head-teaching.ts';
import { readHead, trainHead } from './head.ts';
import type { HeadExample } from './head.ts';

const labels = ['warm', 'cold', 'wet'];

/** Points around one axis per label; `spread` mixes in the next axis. */
function pointsOf(options: { readonly each: number; readonly spread: number }): readonly HeadExample[] {
  return Array.from({ length: options.each * labels.length }, (_none, index) => {
    const axis = index % labels.length;
    const shift = options.spread * Math.sin(index * 12.9898);
    const vector = new Float32Array(4);
    vector[axis] = Math.cos(shift);
    vector[(axis + 1) % 4] = Math.sin(shift);
    return { vector, label: labels[axis] ?? '' };
  });
}

describe('a trained head', () => {
  it('reads what it was taught, the same each time', () => {
    const examples = pointsOf({ each: 6, spread: 0.3 });
    const [one, other] = [trainHead({ examples, labels }), trainHead({ examples, labels })];
    expect(one).toEqual(other);
    for (const { vector, label } of examples) expect(readHead(one, vector).label).toBe(label);
  });

  it('gives probabilities that sum to 1, and less certainty between two labels', () => {
    const head = trainHead({ examples: pointsOf({ each: 6, spread: 0.3 }), labels });
    const clear = readHead(head, Float32Array.from([1, 0, 0, 0]));
    const between = readHead(head, Float32Array.from([Math.SQRT1_2, Math.SQRT1_2, 0, 0]));
    expect(Object.values(clear.probabilities).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    expect(between.margin).toBeLessThan(clear.margin / 2);
  });
});

describe('calibration', () => {
  it('trusts a head that was right on what it had not seen', () => {
    const calibrated = calibrateHead({ examples: pointsOf({ each: 6, spread: 0.3 }), labels });
    expect(calibrated?.sureFrom).toBeGreaterThan(0);
    expect(calibrated?.sureFrom).toBeLessThan(1);
  });

  it('trusts none with too few examples, or with labels that say nothing', () => {
    expect(calibrateHead({ examples: pointsOf({ each: 3, spread: 0.3 }), labels })).toBeNull();
    const noise = pointsOf({ each: 6, spread: 0.3 }).map((example, index) => ({
      ...example,
      label: labels[Math.floor(index / 2) % labels.length] ?? '',
    }));
    expect(calibrateHead({ examples: noise, labels })).toBeNull();
  });
});

describe('teaching', () => {
  const described = labels.map((name, axis) => {
    const vector = new Float32Array(4);
    vector[(axis + 1) % 3] = 1;
    return { name, vector };
  });

  it('is scored on held-back items, before and after', () =>
    expect(scoreTeaching({ examples: pointsOf({ each: 8, spread: 0.3 }), labels: described })).toEqual({
      heldBack: 6,
      accuracyBefore: 0,
      accuracyAfter: 1,
    }));

  it('holds nothing back of three examples each', () =>
    expect(scoreTeaching({ examples: pointsOf({ each: 3, spread: 0.3 }), labels: described })).toEqual({
      heldBack: 0,
      accuracyBefore: null,
      accuracyAfter: null,
    }));

  it('knows the nearest description', () =>
    expect(nearestLabel({ vector: Float32Array.from([0, 1, 0, 0]), labels: described })?.name).toBe('warm'));
});
