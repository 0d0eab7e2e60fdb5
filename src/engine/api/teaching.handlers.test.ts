import { expect, it } from 'vitest';
import { createHashEmbedder } from '../testing/hash-embedder.ts';
import { createTeachingHandlers } from './teaching.handlers.ts';

const labels = [
  { name: 'fruit', means: 'apples pears plums' },
  { name: 'tool', means: 'hammer saw drill' },
];

const examples = Array.from({ length: 16 }, (_none, index) =>
  index % 2 === 0
    ? { item: `a basket of apples and pears number ${index}`, label: 'fruit' }
    : { item: `a box with hammer and saw number ${index}`, label: 'tool' },
);

it('says what the examples are worth, on items held back', async () => {
  let now = 0;
  const handlers = createTeachingHandlers({
    embedder: createHashEmbedder({ dimensions: 256 }),
    clock: { now: () => (now += 9) },
    reportFault: () => 'log-1',
  });
  const report = await handlers.train({ labels, examples }, { signal: new AbortController().signal });
  expect(report).toEqual({
    ok: true,
    value: { heldBack: 4, accuracyBefore: 1, accuracyAfter: 1, answersAlone: true, msPerItem: 0.5, trainedMs: 9 },
  });
});
