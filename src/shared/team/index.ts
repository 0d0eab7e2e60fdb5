export { mostWaysIn, whyNotConnect } from './connect.ts';
export type { Connection } from './connect.ts';
export { mostTasks } from './flow-problems.ts';
export { teamFlow } from './team-flow.ts';
export type { FlowStep, TeamFlow } from './team-flow.ts';
export { validateTeam } from './validate-team.ts';
