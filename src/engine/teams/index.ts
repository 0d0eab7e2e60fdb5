export { loadTeams } from './load-teams.ts';
export type { TeamProblem } from './load-teams.ts';
export { validateTeam } from './validate-team.ts';
