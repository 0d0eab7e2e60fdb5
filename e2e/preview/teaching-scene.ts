import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import { ok } from '../../src/shared/kernel/result.ts';

/** Teaching as the page sees it: each mark makes the specialist a little better. */
export const teachingScene: Pick<EngineHandlers, 'teaching'> = {
  teaching: {
    train: async ({ examples }) =>
      ok({
        heldBack: Math.floor(examples.length / 4),
        accuracyBefore: 0.5,
        accuracyAfter: Math.min(1, 0.6 + examples.length / 100),
        answersAlone: examples.length >= 12,
        msPerItem: 4.2,
        trainedMs: 38,
      }),
  },
};
