import type { Attempt } from './attempt.ts';
import { TaskInterruption } from './task-interruption.ts';

/** Vectors of texts. Not recorded: the shipped embedder gives the same ones each time, in milliseconds. */
export async function embedStep(options: {
  readonly attempt: Attempt;
  readonly texts: readonly string[];
}): Promise<readonly Float32Array[]> {
  const { attempt, texts } = options;
  const { session, signal } = attempt;
  const guard = (): void => {
    if (signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  };
  guard();
  const reply = await session.parts.embedder.embed({ texts, signal });
  guard();
  if (reply.ok) return reply.value;
  const crashed = reply.error.code === 'inference-crashed' || reply.error.code === 'cancelled';
  throw new TaskInterruption({
    reason: crashed ? 'inference' : 'failed',
    code: reply.error.code,
    message: reply.error.message,
  });
}
