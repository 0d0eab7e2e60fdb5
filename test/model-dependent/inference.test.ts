import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AbortTiming } from '../../src/engine/adapters/llama/inference-process.ts';
import type { InferenceClient } from '../../src/engine/adapters/llama/inference-client.ts';
import type { DecideReply, ModelError } from '../../src/engine/ports/language-model.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { labels, linePrefix, lines } from './line-labels.ts';
import { createTestClient, modelPath } from './models.ts';

const never = new AbortController().signal;
const small = 'smollm2-135m';
const waits = {
  type: 'object',
  properties: {
    who: { type: 'string', maxLength: 40 },
    what: { type: 'string', maxLength: 60 },
    from: { type: 'string', maxLength: 40 },
  },
} as const;
const waitsPrefix = {
  system: 'Extract who waits for what from whom, as JSON.',
  examples: [
    {
      user: 'Anna waits for the contract from Bolt GmbH since 3 May.',
      assistant: '{"who":"Anna","what":"contract","from":"Bolt GmbH"}',
    },
    {
      user: 'Our team needs the keys from the landlord.',
      assistant: '{"who":"our team","what":"keys","from":"landlord"}',
    },
  ],
};

function valueOf<Value>(result: Result<Value, ModelError>): Value {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

describe.each([small, 'qwen2.5-coder-0.5b'])('decisions of %s', (modelId) => {
  let client: InferenceClient;
  let cold: DecideReply;
  beforeAll(async () => {
    client = createTestClient();
    cold = valueOf(await client.decide({ modelId, prefix: linePrefix, items: lines, labels, signal: never }));
  });
  afterAll(() => client.close());

  test('are probabilities over the labels, in the order of the items', () => {
    expect(cold.decisions.map(({ probabilities }) => Object.keys(probabilities).toSorted())).toEqual(
      lines.map(() => labels.toSorted()),
    );
    for (const { label, probabilities, margin, legalMass } of cold.decisions) {
      const ranked = Object.values(probabilities).toSorted((left, right) => right - left);
      expect(ranked.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
      expect(probabilities[label]).toBe(ranked[0]);
      expect(margin).toBeCloseTo((ranked[0] ?? 0) - (ranked[1] ?? 0), 6);
      expect(legalMass).toBeGreaterThan(0.2);
      expect(legalMass).toBeLessThanOrEqual(1);
    }
    expect(cold.prompts.map((prompt) => lines.findIndex((line) => prompt.includes(line)))).toEqual(
      lines.map((_, index) => index),
    );
  });

  test('are the same one by one, and the prefix is read once', async () => {
    let largest = 0;
    for (const [index, line] of lines.entries()) {
      const one = valueOf(await client.decide({ modelId, prefix: linePrefix, items: [line], labels, signal: never }));
      for (const label of labels) {
        largest = Math.max(
          largest,
          Math.abs((one.decisions[0]?.probabilities[label] ?? 9) - (cold.decisions[index]?.probabilities[label] ?? 0)),
        );
      }
      expect(one.tokensCached).toBeGreaterThan(200);
      expect(one.tokensIn).toBeLessThan(60);
    }
    expect(largest).toBeLessThan(0.01);
  });

  test('labels that begin alike are refused with the reason', async () => {
    const refused = await client.decide({
      modelId,
      prefix: linePrefix,
      items: ['x'],
      labels: ['stuck', 'stuck'],
      signal: never,
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'inference-failed', message: expect.stringContaining('begins with the same token') },
    });
  });

  test('an item that does not fit is refused before it is evaluated', async () => {
    const refused = await client.decide({
      modelId,
      prefix: linePrefix,
      items: ['word '.repeat(9000)],
      labels,
      signal: never,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'prompt-too-long' } });
  });
});

describe('generation', () => {
  let client: InferenceClient;
  beforeAll(() => {
    client = createTestClient();
  });
  afterAll(() => client.close());

  test('under a grammar parses, streams what it returns, and is the same for the same seed and in parallel', async () => {
    const items = [
      'Marek is still waiting for the customs papers from Ilse Roth.',
      'Jon needs paint from Rex Ltd.',
      'Lena waits for an answer from the bank.',
    ];
    const pieces: string[] = [];
    const ask = (item: string, onText?: (text: string) => void) =>
      client.generate({
        modelId: small,
        prefix: waitsPrefix,
        item,
        schema: waits,
        maxTokens: 80,
        temperature: 0,
        seed: 7,
        signal: never,
        ...(onText && { onText }),
      });
    const alone = [];
    for (const item of items) alone.push(valueOf(await ask(item, (text) => pieces.push(text))));
    const together = (await Promise.all(items.map((item) => ask(item)))).map(valueOf);
    const schema = z.strictObject({ who: z.string(), what: z.string(), from: z.string() });
    expect(alone.map(({ text }) => parseJson(schema, text).ok)).toEqual([true, true, true]);
    expect(together.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    expect(pieces.join('').replaceAll(/\s/g, '')).toBe(
      alone
        .map(({ text }) => text)
        .join('')
        .replaceAll(/\s/g, ''),
    );
    expect(alone.map(({ stopReason }) => stopReason)).toEqual(['end', 'end', 'end']);
    for (const { logProbability } of alone) expect(logProbability).toBeLessThan(0);
    expect(together[0]?.tokensCached).toBeGreaterThan(50);
  });

  test('stops at the token limit', async () => {
    const reply = valueOf(
      await client.generate({
        modelId: small,
        prefix: { system: 'You tell stories.', examples: [] },
        item: 'Tell a long story.',
        schema: null,
        maxTokens: 12,
        temperature: 0,
        seed: 1,
        signal: never,
      }),
    );
    expect(reply).toMatchObject({ stopReason: 'maxTokens', tokensOut: 12 });
  });

  test('runs beside decisions of the same model', async () => {
    const [generated, decided] = await Promise.all([
      client.generate({
        modelId: small,
        prefix: waitsPrefix,
        item: 'Tim needs the drawings from Pia.',
        schema: waits,
        maxTokens: 80,
        temperature: 0,
        seed: 1,
        signal: never,
      }),
      client.decide({ modelId: small, prefix: linePrefix, items: lines, labels, signal: never }),
    ]);
    expect([generated.ok, decided.ok]).toEqual([true, true]);
  });
});

describe('abort and crash', () => {
  test('an abort is acknowledged at once, the running batch ends within a second, and the process goes on', async () => {
    const aborts: AbortTiming[] = [];
    const client = createTestClient({ onAbort: (timing) => aborts.push(timing) });
    try {
      valueOf(await client.load({ modelId: small, signal: never }));
      const controller = new AbortController();
      const long = client.decide({
        modelId: small,
        prefix: linePrefix,
        items: Array.from({ length: 200 }, (_, index) => `${index}: ${lines.join(' ')}`),
        labels,
        signal: controller.signal,
      });
      setTimeout(() => controller.abort(), 1500);
      expect(await long).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(
        valueOf(await client.decide({ modelId: small, prefix: linePrefix, items: lines, labels, signal: never }))
          .decisions,
      ).toHaveLength(lines.length);
      expect(aborts).toHaveLength(1);
      expect(aborts[0]?.acknowledgedMs).toBeLessThan(1000);
      expect(aborts[0]?.endedMs).toBeLessThan(5000);
    } finally {
      await client.close();
    }
  });

  test('killed in the middle of a call, the call fails as crashed and the next one works in a new process', async () => {
    const crashes: string[] = [];
    const client = createTestClient({ crashes });
    try {
      const before = valueOf(
        await client.decide({ modelId: small, prefix: linePrefix, items: lines, labels, signal: never }),
      );
      const first = client.pid();
      const pending = client.decide({
        modelId: small,
        prefix: linePrefix,
        items: Array.from({ length: 100 }, (_, index) => `Line ${index}. ${lines[0]}`),
        labels,
        signal: never,
      });
      setTimeout(() => process.kill(first ?? 0, 'SIGKILL'), 700);
      expect(await pending).toMatchObject({ ok: false, error: { code: 'inference-crashed' } });
      expect(crashes).toHaveLength(1);
      const after = valueOf(
        await client.decide({ modelId: small, prefix: linePrefix, items: lines, labels, signal: never }),
      );
      expect(after.decisions.map(({ label }) => label)).toEqual(before.decisions.map(({ label }) => label));
      expect(client.pid()).not.toBe(first);
    } finally {
      await client.close();
    }
  });
});

describe('files that are no models', () => {
  test.each(['truncated', 'random', 'missing', 'too large'] as const)('%s', async (kind) => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-bad-model-'));
    const path = join(folder, 'model.gguf');
    if (kind === 'truncated')
      await pipeline(createReadStream(modelPath(small), { end: 20_000_000 }), createWriteStream(path));
    if (kind === 'random')
      await writeFile(path, Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 2_654_435_761) >>> 24)));
    const client = createTestClient({
      resolveModel: () =>
        Promise.resolve(ok({ path: kind === 'too large' ? modelPath(small) : path, sha256: '', bytes: 0 })),
      freeMemory: () => (kind === 'too large' ? 50_000_000 : 8e9),
      suggestSmaller: () => 'nothing smaller than this',
    });
    try {
      const loaded = await client.load({ modelId: 'bad', signal: never });
      const code = kind === 'missing' ? 'model-missing' : kind === 'too large' ? 'model-too-large' : 'model-corrupt';
      expect(loaded).toMatchObject({ ok: false, error: { code, modelId: 'bad' } });
      if (kind === 'too large' && !loaded.ok)
        expect(loaded.error.message).toMatch(/needs \d\.\d GB, 0\.1 GB free; smaller choice: nothing smaller/);
    } finally {
      await client.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('a file whose header is whole and whose weights are noise never takes the engine down', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-bad-model-'));
    const path = join(folder, 'model.gguf');
    await pipeline(createReadStream(modelPath(small)), createWriteStream(path));
    const file = await open(path, 'r+');
    for (let offset = 3_000_000; offset < 90_000_000; offset += 1_000_000)
      await file.write(Buffer.alloc(65_536, 0xff), 0, 65_536, offset);
    await file.close();
    const client = createTestClient({ resolveModel: () => Promise.resolve(ok({ path, sha256: '', bytes: 0 })) });
    try {
      const reply = await client.decide({ modelId: 'noise', prefix: linePrefix, items: ['x'], labels, signal: never });
      expect(reply).toMatchObject({ ok: false, error: { code: 'model-corrupt', modelId: 'noise' } });
    } finally {
      await client.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('embedder', () => {
  let client: InferenceClient;
  beforeAll(() => {
    client = createTestClient();
  });
  afterAll(() => client.close());

  test('gives unit vectors that are near for near meanings, and the same each time', async () => {
    const texts = ['The cat sat on the mat.', 'A cat was sitting on a rug.', 'Stock markets fell sharply today.', ''];
    const vectors = valueOf(await client.embedder.embed({ texts, signal: never }));
    const dot = (left: number, right: number): number =>
      [...(vectors[left] ?? [])].reduce((sum, value, index) => sum + value * (vectors[right]?.[index] ?? 0), 0);
    expect(vectors.map((vector) => vector.length)).toEqual([384, 384, 384, 384]);
    expect([dot(0, 0), dot(1, 1), dot(2, 2), dot(3, 3)].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([
      1, 1, 1, 0,
    ]);
    expect(dot(0, 1)).toBeGreaterThan(dot(0, 2) + 0.3);
    expect(valueOf(await client.embedder.embed({ texts, signal: never }))).toEqual(vectors);
  });

  test('refuses a text that does not fit instead of giving a wrong vector', async () => {
    const [tokens] = valueOf(await client.embedder.countTokens({ texts: ['word '.repeat(600)], signal: never }));
    expect(tokens).toBeGreaterThan(509);
    expect(await client.embedder.embed({ texts: ['word '.repeat(600)], signal: never })).toMatchObject({
      ok: false,
      error: { code: 'prompt-too-long' },
    });
    const longest = valueOf(await client.embedder.embed({ texts: ['word '.repeat(500)], signal: never }));
    expect(longest[0]).toHaveLength(384);
  });
});
