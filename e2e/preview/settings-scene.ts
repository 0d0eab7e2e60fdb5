import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { Settings } from '../../src/shared/contract/settings.ts';
import { defaultSettings } from '../../src/shared/contract/settings.ts';
import { WorkspaceId } from '../../src/shared/kernel/ids.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import { RUN, WORKSPACE } from './scenes.ts';

/** Settings that are kept as long as the page, and, in the scene `interrupted`, a run that the last engine left behind. */
export function settingsScene(scene: string): Pick<EngineHandlers, 'settings' | 'session'> {
  const state: { settings: Settings } = {
    settings: { ...defaultSettings, firstStepsDone: scene !== 'empty' && scene !== 'first' },
  };
  return {
    settings: {
      get: async () => ok(state.settings),
      async save(change) {
        const named = Object.entries(change).filter(([, value]) => value !== undefined);
        state.settings = { ...state.settings, ...Object.fromEntries(named) };
        return ok(state.settings);
      },
      diskUse: async () =>
        ok({
          workspaces: [
            { workspaceId: WORKSPACE, runs: 3, runBytes: 2_400_000, sourceBytes: 4_100_000 },
            { workspaceId: WorkspaceId.parse('w2'), runs: 0, runBytes: 0, sourceBytes: 0 },
          ],
          databaseBytes: 9_800_000,
          modelBytes: 1_514_000_000,
        }),
      applyRetention: async () => ok({ bodies: 12, freedBytes: 840_000 }),
    },
    session: {
      atWork: async () => ok({ runs: [] }),
      interrupted: async () =>
        ok({
          runs:
            scene === 'interrupted'
              ? [
                  {
                    runId: RUN,
                    workspaceId: WORKSPACE,
                    question: 'Why is the Orion launch delayed?',
                    because: 'crash',
                    goesOn: false,
                  },
                ]
              : [],
        }),
    },
  };
}
