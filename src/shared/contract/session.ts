import { z } from 'zod';
import { RunStatus } from '../domain/answer.ts';
import { RunId, WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

export const RunAtWork = z.strictObject({
  runId: RunId,
  question: z.string(),
  status: RunStatus,
  createdAt: z.number(),
});
export type RunAtWork = z.infer<typeof RunAtWork>;

export const InterruptedRun = z.strictObject({
  runId: RunId,
  workspaceId: WorkspaceId,
  question: z.string(),
  /** `quit`: its engine was closed in order; `crash`: it ended without a word. */
  because: z.enum(['quit', 'crash']),
  /** This engine goes on with it already; otherwise it waits for `runs.resume`. */
  goesOn: z.boolean(),
});
export type InterruptedRun = z.infer<typeof InterruptedRun>;

/** What this engine does now, and what the one before it left behind. */
export const session = {
  /** Runs of this engine that have not ended, oldest first. */
  atWork: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ runs: z.array(RunAtWork) }),
    errors: [],
  }),
  /** Runs that were cut off before this engine started and have not ended since. */
  interrupted: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ runs: z.array(InterruptedRun) }),
    errors: [],
  }),
};
