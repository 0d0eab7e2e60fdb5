import { existsSync } from 'node:fs';
import { freemem, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInferenceClient } from '../../src/engine/adapters/llama/inference-client.ts';
import type { InferenceClient, InferenceClientOptions } from '../../src/engine/adapters/llama/inference-client.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';

/** The starter models by the file name that their publisher gave them. */
const files: Readonly<Record<string, string>> = {
  'smollm2-135m': 'SmolLM2-135M-Instruct.Q4_1.gguf',
  'qwen2.5-coder-0.5b': 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
  'qwen2.5-coder-1.5b': 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
};

export const inferenceEntry = fileURLToPath(
  new URL('../../src/engine/adapters/llama/inference/entry.ts', import.meta.url),
);
const shippedEmbedder = fileURLToPath(new URL('../../resources/models/all-MiniLM-L6-v2.Q8_0.gguf', import.meta.url));

/** Where a starter model lies on this machine; throws with what to do when it is not there, because these tests need it. */
export function modelPath(modelId: string): string {
  const file = files[modelId] ?? modelId;
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  const folders = [process.env['GUILDHALL_MODELS'], join(data, 'guildhall', 'models')].filter(
    (folder) => folder !== undefined,
  );
  const found = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`${file} is in none of ${folders.join(', ')}: "npm test" gets it, or set GUILDHALL_MODELS.`);
  return found;
}

/** A client on the starter models. `GUILDHALL_EMBEDDER` names another file than the shipped embedder. */
export function createTestClient(
  options: Partial<InferenceClientOptions> & { readonly crashes?: string[] } = {},
): InferenceClient {
  const { crashes = [], ...rest } = options;
  return createInferenceClient({
    entry: inferenceEntry,
    cores: 2,
    resolveModel: (modelId) => {
      const path = files[modelId] === undefined ? null : modelPath(modelId);
      return Promise.resolve(
        path === null
          ? err({ code: 'model-missing', message: `"${modelId}" is not here.`, modelId })
          : ok({ path, sha256: '', bytes: 0 }),
      );
    },
    suggestSmaller: () => null,
    freeMemory: freemem,
    embedder: { path: process.env['GUILDHALL_EMBEDDER'] ?? shippedEmbedder, dimensions: 384, maxTokens: 509 },
    onCrash: (reason) => crashes.push(reason),
    ...rest,
  });
}
