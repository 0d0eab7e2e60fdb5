import { err, ok } from '../../shared/kernel/result.ts';
import type { ModelStore, RoleOverrides } from '../models/index.ts';
import type { ModelsOfRun, ResolveModels } from './run-handler-options.ts';

/**
 * Which models a run gets. Closed questions need a decider, so without one nothing starts, unless the person switched the role
 * off (`GUILDHALL_DECIDER=none`): then the team does with code and retrieval. A missing worker only makes answers less certain.
 */
export function createResolveModels(options: {
  readonly store: ModelStore;
  readonly overrides: RoleOverrides;
}): ResolveModels {
  const { store, overrides } = options;
  return async ({ signal }) => {
    const filled = await store.fillRoles({ signal });
    if (!filled.has('decider') && overrides.decider !== 'none') {
      const modelId = overrides.decider ?? (await starterDecider(store));
      const resolved = await store.resolveModel({ modelId, signal });
      const message = resolved.ok ? `The model ${modelId} cannot decide.` : resolved.error.message;
      return err({ code: 'model-missing', message, data: { modelId } });
    }
    const models: Record<string, ModelsOfRun[string]> = {};
    for (const [role, modelId] of filled) {
      // Models for the program's own tests do no work in a run.
      if (role === 'test') continue;
      const resolved = await store.resolveModel({ modelId, signal });
      if (resolved.ok) models[role] = { id: modelId, sha256: resolved.value.sha256 };
    }
    return ok(models);
  };
}

async function starterDecider(store: ModelStore): Promise<string> {
  const entries = await store.entries();
  return entries.find(({ roles, starter }) => starter && roles.includes('decider'))?.id ?? 'decider';
}
