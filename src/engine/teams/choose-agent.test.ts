import { expect, test } from 'vitest';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Embedder } from '../ports/embedder.ts';
import { agentOf } from '../testing/run-drawn.ts';
import { chooseAgent } from './index.ts';

const candidates = [
  agentOf('reader', { id: 'mail', title: 'Mail reader', role: 'Reads mail.' }),
  agentOf('reader', { id: 'chat', title: 'Chat reader', role: 'Reads chat.' }),
  agentOf('table-worker', { id: 'table' }),
];

/** Each text is as near to the others as words of the list that both contain. */
function embedderOf(words: readonly string[]): Embedder {
  const vector = (text: string) => Float32Array.from(words.map((word) => (text.toLowerCase().includes(word) ? 1 : 0)));
  return {
    dimensions: words.length,
    maxTokens: 100,
    embed: async ({ texts }) => ok(texts.map(vector)),
    countTokens: async ({ texts }) => ok(texts.map(() => 1)),
  };
}

const { signal } = new AbortController();

test('the agent whose words are nearest to the question gets the task', async () => {
  const embedder = embedderOf(['mail', 'chat', 'table']);
  expect(await chooseAgent({ question: 'What was said in the chat?', candidates, embedder, signal })).toBe('chat');
});

test('where no agent is nearer, a question that counts goes to whoever computes', async () => {
  const embedder = embedderOf(['zebra']);
  const ask = (question: string) => chooseAgent({ question, candidates, embedder, signal });
  expect(await ask('How many orders are open?')).toBe('table');
  expect(await ask('Why is it late?')).toBe('mail');
});

test('without an embedder the kind of question decides', async () => {
  const broken: Embedder = {
    ...embedderOf([]),
    embed: async () => err({ code: 'inference-crashed', message: 'gone' }),
  };
  expect(await chooseAgent({ question: 'Sum of all prices?', candidates, embedder: broken, signal })).toBe('table');
  expect(await chooseAgent({ question: 'Anything?', candidates: [], embedder: broken, signal })).toBeNull();
});
