export { decide, isWithin } from './decide.ts';
export type { CallToDecide, Verdict } from './decide.ts';
