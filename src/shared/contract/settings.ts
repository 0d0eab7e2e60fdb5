import { z } from 'zod';
import { WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

/** `writes`: only before a plan of a team that may write. */
export const AskBeforeRun = z.enum(['always', 'writes', 'never']);
export type AskBeforeRun = z.infer<typeof AskBeforeRun>;

/** What a person decided once for this data folder. Looks (theme, shortcuts) belong to the page, not here. */
export const Settings = z.strictObject({
  askBeforeRun: AskBeforeRun,
  /** After how many days prompts and raw outputs of ended runs are dropped; null keeps them. Answers and steps always stay. */
  keepBodiesDays: z.number().int().min(1).max(3650).nullable(),
  /** The person is done with the first steps, or put them away. */
  firstStepsDone: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  askBeforeRun: 'writes',
  keepBodiesDays: null,
  firstStepsDone: false,
};

/** Bytes that Guildhall keeps of one workspace in its own data folder. */
export const WorkspaceDiskUse = z.strictObject({
  workspaceId: WorkspaceId,
  runs: z.number().int(),
  /** Prompts, raw outputs and results of runs, as stored. */
  runBytes: z.number().int(),
  /** Texts and vectors of what was read, and the search index. */
  sourceBytes: z.number().int(),
});
export type WorkspaceDiskUse = z.infer<typeof WorkspaceDiskUse>;

export const DiskUse = z.strictObject({
  workspaces: z.array(WorkspaceDiskUse),
  /** The database file with its write-ahead log. */
  databaseBytes: z.number().int(),
  modelBytes: z.number().int(),
});
export type DiskUse = z.infer<typeof DiskUse>;

export const settings = {
  get: command({ effect: 'read', input: z.strictObject({}), output: Settings, errors: [] }),
  /** Changes what is named and keeps the rest. */
  save: command({ effect: 'write', input: Settings.partial(), output: Settings, errors: [] }),
  diskUse: command({ effect: 'read', input: z.strictObject({}), output: DiskUse, errors: [] }),
  /** Drops prompts and raw outputs of ended runs that are older than `keepBodiesDays`. The engine does the same at each start. */
  applyRetention: command({
    effect: 'write',
    input: z.strictObject({}),
    output: z.strictObject({ bodies: z.number().int(), freedBytes: z.number().int() }),
    errors: [],
  }),
};
