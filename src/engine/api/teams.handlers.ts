import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { ok } from '../../shared/kernel/result.ts';

/** The teams that shipped with the program. */
export function createTeamHandlers(options: { readonly teams: readonly TeamDocument[] }): EngineHandlers['teams'] {
  return { list: async () => ok({ teams: [...options.teams] }) };
}
