export { decide, isWithin } from './decide.ts';
export type { Verdict } from './decide.ts';
