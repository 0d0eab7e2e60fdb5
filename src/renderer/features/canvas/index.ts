export { TeamsView } from './page/teams-view.tsx';
