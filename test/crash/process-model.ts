import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { CallTimings, LanguageModel, ModelError } from '../../src/engine/ports/language-model.ts';
import { reading } from '../../src/engine/testing/scripted-model.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';

const Reply = z.object({ id: z.number(), label: z.string(), text: z.string() });
type Reply = z.infer<typeof Reply>;

const timings: CallTimings = { tokensIn: 5, tokensCached: 0, tokensOut: 1, firstTokenMs: 1, ms: 20 };

/** A language model in a process of its own that can be killed; a killed one is started again at the next call. */
export function createProcessModel(options: {
  readonly sideFile: string;
  readonly onStart: (pid: number) => void;
}): LanguageModel {
  const waiting = new Map<number, (reply: Result<Reply, ModelError>) => void>();
  let child: ChildProcess | null = null;
  let asked = 0;

  const started = (): ChildProcess => {
    if (child !== null) return child;
    const process = fork(join(import.meta.dirname, 'scripted-inference.ts'), [options.sideFile]);
    child = process;
    process.on('message', (message) => {
      const reply = Reply.parse(message);
      waiting.get(reply.id)?.(ok(reply));
      waiting.delete(reply.id);
    });
    process.on('error', () => undefined);
    process.on('exit', () => {
      if (child === process) child = null;
      for (const answer of waiting.values())
        answer(err({ code: 'inference-crashed', message: 'The inference process ended.' }));
      waiting.clear();
    });
    if (process.pid !== undefined) options.onStart(process.pid);
    return process;
  };

  const ask = (items: readonly string[], labels: readonly string[]): Promise<Result<Reply, ModelError>> =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      // Without a callback a write to a process that was just killed would throw later, out of reach.
      started().send({ id: asked, items, labels }, () => undefined);
    });

  return {
    async decide({ items, labels }) {
      const reply = await ask(items, labels);
      if (!reply.ok) return reply;
      return ok({
        ...timings,
        prompts: items,
        decisions: items.map(() => reading({ label: reply.value.label, labels })),
      });
    },
    async generate({ item }) {
      const reply = await ask([item], []);
      if (!reply.ok) return reply;
      return ok({ ...timings, text: reply.value.text, prompt: item, stopReason: 'end', logProbability: -0.1 });
    },
    load: async ({ modelId }) => ok({ modelId, bytes: 1, ms: 0 }),
    unload: async () => undefined,
    close: async () => {
      child?.kill();
    },
  };
}
