import { getLlama } from 'node-llama-cpp';
import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canCopy, copySequence, copyThroughFile } from '../../src/engine/adapters/llama/inference/copy-sequence.ts';
import { NextTokens } from '../../src/engine/adapters/llama/inference/next-token.ts';
import { modelPath } from './models.ts';

/** What we use of node-llama-cpp beyond its public types. An upgrade that changes it fails here first. */
let llama: Llama;
let model: LlamaModel;
let context: LlamaContext;
let sequences: LlamaContextSequence[];
beforeAll(async () => {
  llama = await getLlama({ gpu: false, maxThreads: 2, build: 'never', skipDownload: true, logger: () => undefined });
  model = await llama.loadModel({ modelPath: modelPath('smollm2-135m'), useMmap: false });
  context = await model.createContext({ sequences: 3, contextSize: 512, batchSize: 128, threads: 2 });
  sequences = [0, 1, 2].map(() => context.getSequence());
});
afterAll(() => llama.dispose());

async function topLogits(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<[Token, number][]> {
  const last = tokens.at(-1);
  if (last === undefined) return [];
  const results = await sequence.controlledEvaluate([
    ...tokens.slice(0, -1),
    [last, { generateNext: { logits: { filter: { tokens: [], includeTop: 20 } } } }],
  ]);
  return [...(results.at(-1)?.next.logits ?? [])];
}

describe('copying a sequence', () => {
  test.each([
    ['internally', copySequence],
    ['through a file', copyThroughFile],
  ])('%s gives the logits of evaluating it anew', async (_, copy) => {
    const [source, copied, fresh] = sequences;
    if (source === undefined || copied === undefined || fresh === undefined) throw new Error('three sequences');
    expect(canCopy(copied)).toBe(true);
    const prefix = model.tokenize(
      'The committee met on Monday and agreed that the bridge would be closed for repair until',
    );
    const extra = model.tokenize(' nobody remembers when');
    const suffix = model.tokenize(' the end of the month, because');
    for (const sequence of sequences) await sequence.clearHistory();
    await source.evaluateWithoutGeneratingNewTokens([...prefix, ...extra]);
    await copy({ from: source, to: copied, length: prefix.length });
    expect(copied.contextTokens).toEqual(prefix);
    const expected = await topLogits(fresh, [...prefix, ...suffix]);
    const found = new Map(await topLogits(copied, suffix));
    expect(expected).toHaveLength(20);
    for (const [token, logit] of expected.slice(0, 10))
      expect(Math.abs((found.get(token) ?? 99) - logit)).toBeLessThan(0.05);
    expect(source.contextTokens).toEqual([...prefix, ...extra]);
  });
});

describe('choosing the next token', () => {
  const prompt = 'Question: which animals live in the sea? Answer as JSON: ';

  test("without a grammar it is the library's own choice with the library's own probability", async () => {
    const [ours, theirs] = sequences;
    if (ours === undefined || theirs === undefined) throw new Error('two sequences');
    await ours.clearHistory();
    await theirs.clearHistory();
    const next = new NextTokens({ sequence: ours, grammar: null, temperature: 0, seed: 1 });
    let tokens: readonly Token[] = model.tokenize(prompt);
    const expected = theirs.evaluateWithMetadata([...tokens], { confidence: true }, { temperature: 0 });
    for (let index = 0; index < 12; index += 1) {
      const step = await next.after(tokens);
      const { value } = await expected.next();
      expect({ token: step.token, probability: Math.exp(step.logProbability).toFixed(3) }).toEqual({
        token: value?.token,
        probability: value?.confidence.toFixed(3),
      });
      tokens = [step.token];
    }
    next.dispose();
    await expected.return();
    expect(ours.contextTokens.slice(0, -1)).toEqual(theirs.contextTokens.slice(0, ours.nextTokenIndex - 1));
  });

  test.each([0, 0.8])('under a grammar at temperature %d every token is legal', async (temperature) => {
    const [sequence] = sequences;
    if (sequence === undefined) throw new Error('a sequence');
    await sequence.clearHistory();
    const grammar = await llama.createGrammar({ grammar: 'root ::= "[" ("\\"cod\\"" | "\\"eel\\"") "]"' });
    const next = new NextTokens({ sequence, grammar, temperature, seed: 3 });
    let tokens: readonly Token[] = model.tokenize(prompt);
    const out: Token[] = [];
    for (let step = await next.after(tokens); !model.isEogToken(step.token); step = await next.after(tokens)) {
      expect(step.logProbability).toBeLessThanOrEqual(1e-4);
      out.push(step.token);
      tokens = [step.token];
    }
    next.dispose();
    expect(model.detokenize(out)).toMatch(/^\["(cod|eel)"\]$/);
  });
});
