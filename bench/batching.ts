import { measureInference } from './inference.ts';
import type { Bench } from './table.ts';
import { times } from './table.ts';

/** Closed questions one by one and together, on a warm prefix; generated text alone and four at once. */
export const batchingBench: Bench = {
  name: 'batching',
  title: 'Decisions one by one and in a batch',
  async run({ models }) {
    const lines = [];
    for (const modelId of models) {
      const rates = await measureInference(modelId);
      const decisions = (rate: number): string => `${rate.toFixed(1)} decisions/s`;
      lines.push(
        { what: `${modelId} one by one`, value: decisions(rates.oneByOne), ratio: '' },
        {
          what: `${modelId} in batches of 8`,
          value: decisions(rates.batchesOfEight),
          ratio: times(rates.batchesOfEight / rates.oneByOne),
        },
        {
          what: `${modelId} 24 at once`,
          value: decisions(rates.batchOfAll),
          ratio: times(rates.batchOfAll / rates.oneByOne),
        },
        { what: `${modelId} one text`, value: `${rates.generateTokensPerSecond.toFixed(1)} tokens/s`, ratio: '' },
        {
          what: `${modelId} four texts at once`,
          value: `${rates.generateFourTokensPerSecond.toFixed(1)} tokens/s`,
          ratio: times(rates.generateFourTokensPerSecond / rates.generateTokensPerSecond),
        },
      );
    }
    return lines;
  },
};
