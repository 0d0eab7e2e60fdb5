import type { EngineHandlers } from '../../shared/contract/index.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { decidingText } from '../agents/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Embedder } from '../ports/embedder.ts';
import { calibrateHead, scoreTeaching } from '../routing/index.ts';

/** Of an item; the embedder refuses longer texts than its context. */
const readCharacters = 1000;

/** Teaching a specialist: examples in, what they are worth out. */
export function createTeachingHandlers(options: {
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly reportFault: (fault: { readonly method: string; readonly cause: unknown }) => string;
}): EngineHandlers['teaching'] {
  const { embedder, clock, reportFault } = options;
  return {
    async train({ labels, examples }, { signal }) {
      const texts = [
        ...labels.map(({ name, means }) => `${name}: ${means}`),
        ...examples.map(({ item }) => decidingText({ text: item }).slice(0, readCharacters)),
      ];
      const startedAt = clock.now();
      const vectors = await embedder.embed({ texts, signal });
      if (!vectors.ok) {
        if (vectors.error.code === 'cancelled') return err({ ...vectors.error, code: 'cancelled', data: {} });
        const logId = reportFault({ method: 'teaching.train', cause: vectors.error.message });
        return err({ code: 'internal', message: vectors.error.message, data: { logId } });
      }
      const embeddedAt = clock.now();
      const vectorAt = (index: number): Float32Array => vectors.value[index] ?? new Float32Array();
      const marked = examples.map(({ label }, index) => ({ label, vector: vectorAt(labels.length + index) }));
      const calibrated = calibrateHead({ examples: marked, labels: labels.map(({ name }) => name) });
      const trainedAt = clock.now();
      const described = labels.map(({ name }, index) => ({ name, vector: vectorAt(index) }));
      const score = scoreTeaching({ examples: marked, labels: described });
      return ok({
        ...score,
        answersAlone: calibrated !== null,
        msPerItem: (embeddedAt - startedAt) / texts.length,
        trainedMs: trainedAt - embeddedAt,
      });
    },
  };
}
