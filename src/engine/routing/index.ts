export { ladderOf } from './ladder.ts';
export type { Rung } from './ladder.ts';
export { readHead } from './head.ts';
export { calibrateHead, fewestExamples } from './head-calibration.ts';
export { nearestLabel, scoreTeaching } from './head-teaching.ts';
export { explainEscalation, isAccepted, isSureOnLastRung } from './route-decision.ts';
