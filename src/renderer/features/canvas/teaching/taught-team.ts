import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';

/** `own`: the team whose examples grow. `shipped`: it has to be copied first. `gone`: no team has this agent any more. */
export type TaughtTeam =
  | { readonly kind: 'own'; readonly teamId: string }
  | { readonly kind: 'shipped'; readonly team: StoredTeam }
  | { readonly kind: 'gone' };

/** Where an agent of a run is taught: in the team that ran; of one that ships with the program, in the newest copy of it. */
export function taughtTeam(options: {
  readonly teams: readonly StoredTeam[];
  readonly teamId: string;
  readonly agent: AgentDocument;
}): TaughtTeam {
  const { teams, teamId, agent } = options;
  const withAgent = teams.filter(({ document }) =>
    document.agents.some(({ id, preset }) => id === agent.id && preset === agent.preset),
  );
  const ran = withAgent.find(({ document }) => document.id === teamId);
  if (ran === undefined) return { kind: 'gone' };
  if (!ran.builtIn) return { kind: 'own', teamId };
  const copies = withAgent.filter((team) => !team.builtIn && hasLabels(team, agent));
  const newest = copies.toSorted((left, right) => right.updatedAt - left.updatedAt)[0];
  return newest === undefined ? { kind: 'shipped', team: ran } : { kind: 'own', teamId: newest.document.id };
}

function hasLabels({ document }: StoredTeam, agent: AgentDocument): boolean {
  const labels = document.agents.find(({ id }) => id === agent.id)?.labels ?? [];
  return agent.labels.every(({ name }) => labels.some((label) => label.name === name));
}
