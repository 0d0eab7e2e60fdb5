export { TeamsView } from './page/teams-view.tsx';
export { ItemMark } from './teaching/item-mark.tsx';
export type { Marking } from './teaching/lesson.tsx';
export type { LabelledItem } from './teaching/marks.ts';
export { TeachAgent } from './teaching/teach-agent.tsx';
