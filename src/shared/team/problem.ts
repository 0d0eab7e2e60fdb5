import type { TeamProblem } from '../domain/preset.ts';

/** Keeps the team from running. */
export function error(partId: string | null, code: string, message: string): TeamProblem {
  return { severity: 'error', partId, code, message };
}

/** The team runs, but hardly as it was meant. */
export function warning(partId: string | null, code: string, message: string): TeamProblem {
  return { severity: 'warning', partId, code, message };
}
