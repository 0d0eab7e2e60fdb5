import { ModelRole } from '../../shared/domain/model.ts';
import type { CatalogueEntry } from '../../shared/domain/model.ts';

export type RoleFilling = ReadonlyMap<ModelRole, string>;

/** `none` empties a role (an evaluation arm without it); an id pins it; absent leaves it to the catalogue. */
export type RoleOverrides = Readonly<Partial<Record<ModelRole, string>>>;

/**
 * Which model plays which role on this machine (MODELS 1): starter models first, then catalogue order. A role that nothing is
 * qualified for stays empty, with one exception: a worker also decides where there is no decider. Never the reverse: a 0.5B may
 * not verify or extract. An override that names an absent model leaves its role empty, so that an evaluation cannot silently run
 * with another model.
 */
export function fillRoles(options: {
  readonly present: readonly CatalogueEntry[];
  readonly overrides: RoleOverrides;
}): RoleFilling {
  const ordered = [
    ...options.present.filter(({ starter }) => starter),
    ...options.present.filter(({ starter }) => !starter),
  ];
  const filling = new Map<ModelRole, string>();
  for (const role of ModelRole.options) {
    const override = options.overrides[role];
    const chosen =
      override === undefined
        ? ordered.find(({ roles }) => roles.includes(role))
        : ordered.find(({ id }) => id === override);
    if (chosen !== undefined) filling.set(role, chosen.id);
  }
  const worker = filling.get('worker');
  if (!filling.has('decider') && options.overrides.decider === undefined && worker !== undefined) {
    filling.set('decider', worker);
  }
  return filling;
}

/** Reads `GUILDHALL_DECIDER` and `GUILDHALL_WORKER` (a model id or `none`). */
export function roleOverrides(environment: Readonly<Record<string, string | undefined>>): RoleOverrides {
  const { GUILDHALL_DECIDER: decider, GUILDHALL_WORKER: worker } = environment;
  return {
    ...(decider ? { decider } : {}),
    ...(worker ? { worker } : {}),
  };
}
