export { chooseAgent } from './choose-agent.ts';
export { compileTeam } from './compile-team.ts';
export { loadTeams } from './load-teams.ts';
export type { TeamLoadError } from './load-teams.ts';
export { previewTeam } from './preview-team.ts';
export type { PreviewModel } from './preview-team.ts';
export { readTeamFile, writeTeamFile } from './team-file.ts';
export { createTeamLibrary } from './team-library.ts';
export type { TeamLibrary } from './team-library.ts';
