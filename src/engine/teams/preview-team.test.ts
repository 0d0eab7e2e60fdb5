import { describe, expect, test } from 'vitest';
import type { ModelRole } from '../../shared/domain/model.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { drawnTeam } from '../testing/drawn-team.ts';
import { toolInfos as tools } from '../tools/index.ts';
import { previewTeam } from './index.ts';
import type { PreviewModel } from './index.ts';
import { replayModels } from './replay-models.ts';

const rates = { readPerSecond: 200, writtenPerSecond: 20, decisionsPerSecond: 5 };
const small: PreviewModel = { modelId: 'small', title: 'Small', bytes: 1, measured: true, ...rates };
const large: PreviewModel = { ...small, modelId: 'large', title: 'Large', bytes: 3, measured: false };
const models = new Map<ModelRole, PreviewModel>([
  ['decider', small],
  ['worker', large],
]);

const preview = (document: TeamDocument, changes: Partial<Parameters<typeof previewTeam>[0]> = {}) =>
  previewTeam({
    ...{ document, presets, tools, models, budgetBytes: 10, blocks: 20, templateAgents: null, measuredSeconds: null },
    ...changes,
  });

const triage = drawnTeam({
  agents: { reader: 'reader', sorter: 'classifier', writer: 'report-writer' },
  lines: ['reader>sorter', 'sorter>writer'],
});

describe('what a run would take', () => {
  test('agents, tasks, models, and seconds from the measured rates', () => {
    // 12 passages: 12 decisions at 5/s; then 12 sentences of 40 tokens at 20/s, read at 200/s, and 12 checks.
    const seconds = Math.ceil(12 / 5 + (12 * 120) / 200 + (12 * 40) / 20 + 12 / 5);
    expect(preview(triage)).toEqual({
      problems: [],
      agents: 3,
      tasks: 3,
      models: [
        { modelId: 'large', title: 'Large', bytes: 3, measured: false },
        { modelId: 'small', title: 'Small', bytes: 1, measured: true },
      ],
      modelsResident: 2,
      swaps: 0,
      seconds,
      budgetBytes: 10,
      fits: true,
    });
  });

  test('fewer sources take less time', () => {
    expect(preview(triage, { blocks: 2 }).seconds).toBeLessThan(preview(triage).seconds ?? 0);
  });

  test('no seconds before anything was measured', () => {
    const unmeasured = { ...large, writtenPerSecond: null };
    expect(preview(triage, { models: new Map([...models, ['worker', unmeasured]]) }).seconds).toBeNull();
  });

  test('models that do not fit together are swapped, one that is too large does not fit', () => {
    expect(preview(triage, { budgetBytes: 3 })).toMatchObject({ modelsResident: 1, swaps: 3, fits: true });
    expect(preview(triage, { budgetBytes: 2 })).toMatchObject({ fits: false });
  });

  test('a team with a plan of its own takes as long as its last runs', () => {
    const document = { ...triage, planTemplate: 'own' };
    const templateAgents = ['reader', 'sorter', 'sorter'];
    expect(preview(document, { templateAgents, measuredSeconds: 90 })).toMatchObject({
      agents: 2,
      tasks: 3,
      seconds: 90,
    });
  });

  test('a drawing with errors says them, and what can be said besides', () => {
    const { problems, tasks } = preview(drawnTeam({ agents: {} }));
    expect({ codes: problems.map(({ code }) => code), tasks }).toEqual({ codes: ['nothing-to-do'], tasks: 0 });
  });
});

test('the least recently used model makes room', () => {
  const size = (modelId: string) => ({ modelId, bytes: 1 });
  const turns = [[size('a')], [size('b')], [size('a')], [size('c')], [size('a')], [size('b')]];
  expect(replayModels({ turns, budgetBytes: 2 })).toEqual({ resident: 2, swaps: 2, fits: true });
});
