import type { RunReport } from '../../shared/domain/answer.ts';

/** What a script can tell a run's end by. */
export const exitCodeOf = {
  succeeded: 0,
  failed: 1,
  partial: 2,
  waiting: 3,
  cancelled: 4,
} as const satisfies Record<RunReport['status'], number>;

/** EX_USAGE of sysexits.h: the command line itself is wrong. */
export const USAGE_ERROR = 64;
