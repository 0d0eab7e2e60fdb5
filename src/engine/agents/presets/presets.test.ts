import { describe, expect, it } from 'vitest';
import { presetInfos } from './index.ts';

const foldLabel = (name: string): string => name.toLowerCase().slice(0, 1);

describe.each(presetInfos.map((preset) => [preset.id, preset] as const))('preset %s', (_id, preset) => {
  const { agent } = preset;

  it('is its own agent', () => expect(agent.preset).toBe(preset.id));

  it('has labels that begin differently, and an example of each', () => {
    const names = agent.labels.map(({ name }) => name);
    expect(new Set(names.map(foldLabel)).size).toBe(names.length);
    if (agent.examples.length > 0) expect(new Set(agent.examples.map(({ label }) => label))).toEqual(new Set(names));
  });

  it('keeps only labels that it has', () => {
    const names = agent.labels.map(({ name }) => name);
    expect(agent.settings.keeps.filter((name) => !names.includes(name))).toEqual([]);
  });
});

it('has each preset once', () =>
  expect(presetInfos.map(({ id }) => id)).toEqual([...new Set(presetInfos.map(({ id }) => id))]));
