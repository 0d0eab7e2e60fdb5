import { describe, expect, it } from 'vitest';
import { CatalogueEntry } from '../../shared/domain/model.ts';
import type { ModelRole } from '../../shared/domain/model.ts';
import { fillRoles, roleOverrides } from './fill-roles.ts';

function entry(id: string, roles: readonly ModelRole[], starter: boolean): CatalogueEntry {
  return CatalogueEntry.parse({
    id,
    title: id,
    roles,
    file: `${id}.gguf`,
    bytes: 1,
    sha256: 'a'.repeat(64),
    licence: 'MIT',
    starter,
    notes: '',
    sources: [],
  });
}

const half = entry('half', ['decider'], true);
const oneAndHalf = entry('one-and-half', ['worker'], true);
const large = entry('large', ['decider', 'worker'], false);

describe('fillRoles', () => {
  it.each([
    {
      name: 'both starter models',
      present: [large, half, oneAndHalf],
      environment: {},
      roles: { decider: 'half', worker: 'one-and-half' },
    },
    {
      name: 'only a small model: nothing works as worker',
      present: [half],
      environment: {},
      roles: { decider: 'half' },
    },
    {
      name: 'only a worker: it decides too',
      present: [oneAndHalf],
      environment: {},
      roles: { decider: 'one-and-half', worker: 'one-and-half' },
    },
    {
      name: 'an arm without a decider stays without',
      present: [half, oneAndHalf],
      environment: { GUILDHALL_DECIDER: 'none' },
      roles: { worker: 'one-and-half' },
    },
    {
      name: 'a pinned worker',
      present: [half, oneAndHalf, large],
      environment: { GUILDHALL_WORKER: 'large' },
      roles: { decider: 'half', worker: 'large' },
    },
    {
      name: 'a pinned model that is absent is not replaced',
      present: [half, oneAndHalf],
      environment: { GUILDHALL_WORKER: 'large' },
      roles: { decider: 'half' },
    },
    { name: 'no model at all', present: [], environment: {}, roles: {} },
  ])('$name', ({ present, environment, roles }) => {
    const filling = fillRoles({ present, overrides: roleOverrides(environment) });
    expect(Object.fromEntries(filling)).toEqual(roles);
  });
});
