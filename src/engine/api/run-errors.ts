import type { WireError } from '../../shared/contract/errors.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { err } from '../../shared/kernel/result.ts';
import type { ModelsOfRun } from './run-handler-options.ts';

type Failure<Code extends 'not-found' | 'model-missing'> = { readonly ok: false; readonly error: WireError<Code> };

export function notFound(data: { readonly kind: string; readonly id: string }): Failure<'not-found'> {
  return err({ code: 'not-found', message: `There is no ${data.kind} “${data.id}”.`, data });
}

export function runNotFound(runId: RunId): Failure<'not-found'> {
  return notFound({ kind: 'run', id: runId });
}

/** A run keeps the models it was created with; null when all of them are still on this machine. */
export function missingModel(options: {
  readonly state: RunState;
  readonly present: ModelsOfRun;
}): Failure<'model-missing'> | null {
  const present = new Set(Object.values(options.present).map((model) => model.id));
  const missing = Object.values(options.state.models).find((model) => !present.has(model.id));
  if (missing === undefined) return null;
  const message = `This run was started with the model ${missing.id}, which is not on this machine.`;
  return err({ code: 'model-missing', message, data: { modelId: missing.id } });
}
