import { z } from 'zod';
import { TeamDocument } from '../domain/team.ts';
import { Answer, RunStatus, Usage } from '../domain/answer.ts';
import { ForkOrigin } from '../domain/fork.ts';
import { RunId, Sha256, WorkspaceId } from '../kernel/ids.ts';

/** The run's "now" is data (never the machine's clock): where it came from is kept with it. */
export const AsOf = z.strictObject({
  at: z.number(),
  from: z.enum(['flag', 'newest-source']),
  source: z.string(),
});
export type AsOf = z.infer<typeof AsOf>;

export const runEvents = {
  'run.created': z.strictObject({
    workspaceId: WorkspaceId,
    teamId: z.string(),
    /** The team as it was: editing it later changes no run. Absent in runs of older versions. */
    team: TeamDocument.optional(),
    question: z.string(),
    asOf: AsOf,
    /** role → catalogue id and file hash of the model that fills it in this run. */
    models: z.record(z.string(), z.strictObject({ id: z.string(), sha256: Sha256 })),
    confirmPlan: z.boolean(),
    /** The run that answered the question before, in the same conversation; absent where there is none. */
    after: RunId.optional(),
    /** Absent for a run that somebody started with a question. */
    fork: ForkOrigin.optional(),
  }),
  /** The run waits its turn, lowest place first; moving it writes a new place. */
  'run.queued': z.strictObject({ place: z.number() }),
  'run.started': z.strictObject({ owner: z.string() }),
  'run.recovered': z.strictObject({ owner: z.string(), recoveries: z.number().int(), reason: z.string() }),
  'run.cancel-requested': z.strictObject({ by: z.string() }),
  'run.finished': z.strictObject({
    status: RunStatus,
    reason: z.string(),
    answer: Answer.nullable(),
    usage: Usage,
  }),
} as const;
