export { ladderOf } from './ladder.ts';
export type { Rung } from './ladder.ts';
export { explainEscalation, isAccepted, isSureOnLastRung } from './route-decision.ts';
