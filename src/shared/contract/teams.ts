import { z } from 'zod';
import { PresetInfo, TeamProblem, ToolInfo } from '../domain/preset.ts';
import { PartId, TeamDocument } from '../domain/team.ts';
import { WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

/** A team with its place in history. `builtIn` teams ship with the program: a change is saved as a copy. */
export const StoredTeam = z.strictObject({
  document: TeamDocument,
  revision: z.number().int().min(0),
  builtIn: z.boolean(),
  updatedAt: z.number(),
});
export type StoredTeam = z.infer<typeof StoredTeam>;

export const TeamVersion = z.strictObject({
  revision: z.number().int(),
  savedAt: z.number(),
  label: z.string(),
});
export type TeamVersion = z.infer<typeof TeamVersion>;

/** What a run of the team would take: shown before Run. Bytes are measured after a load, estimated before the first. */
export const TeamPreview = z.strictObject({
  problems: z.array(TeamProblem),
  agents: z.number().int(),
  tasks: z.number().int(),
  models: z.array(z.strictObject({ modelId: z.string(), title: z.string(), bytes: z.number(), measured: z.boolean() })),
  modelsResident: z.number().int(),
  swaps: z.number().int(),
  /** From this machine's measured rates; null before anything was measured. */
  seconds: z.number().nullable(),
  budgetBytes: z.number(),
  fits: z.boolean(),
});
export type TeamPreview = z.infer<typeof TeamPreview>;

export const teams = {
  list: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ teams: z.array(StoredTeam) }),
    errors: [],
  }),
  get: command({
    effect: 'read',
    input: z.strictObject({ teamId: PartId }),
    output: StoredTeam,
    errors: ['not-found'],
  }),
  /** What the palette offers. */
  palette: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ presets: z.array(PresetInfo), tools: z.array(ToolInfo) }),
    errors: [],
  }),
  /** A new team: empty but for its coordinator, or a copy of another. */
  create: command({
    effect: 'write',
    input: z.strictObject({ title: z.string().min(1).max(80), copyOf: PartId.nullable() }),
    output: StoredTeam,
    errors: ['not-found'],
  }),
  /** A team with problems may be saved; it may not run. `label` says what changed, for the list of versions. */
  save: command({
    effect: 'write',
    input: z.strictObject({
      document: TeamDocument,
      baseRevision: z.number().int().min(0),
      label: z.string().max(200),
    }),
    output: StoredTeam,
    errors: ['not-found', 'revision-conflict', 'built-in'],
  }),
  remove: command({
    effect: 'write',
    input: z.strictObject({ teamId: PartId }),
    output: z.strictObject({}),
    errors: ['not-found', 'built-in'],
  }),
  versions: command({
    effect: 'read',
    input: z.strictObject({ teamId: PartId }),
    output: z.strictObject({ versions: z.array(TeamVersion) }),
    errors: ['not-found'],
  }),
  version: command({
    effect: 'read',
    input: z.strictObject({ teamId: PartId, revision: z.number().int().min(0) }),
    output: z.strictObject({ document: TeamDocument }),
    errors: ['not-found'],
  }),
  preview: command({
    effect: 'read',
    input: z.strictObject({ document: TeamDocument, workspaceId: WorkspaceId.nullable() }),
    output: TeamPreview,
    errors: ['not-found'],
  }),
  /** One `.guild` file, as text. */
  exportFile: command({
    effect: 'read',
    input: z.strictObject({ teamId: PartId }),
    output: z.strictObject({ fileName: z.string(), text: z.string() }),
    errors: ['not-found'],
  }),
  /** Gets a new id when that of the file is taken. */
  importFile: command({
    effect: 'write',
    input: z.strictObject({ text: z.string().max(20_000_000) }),
    output: StoredTeam,
    errors: ['team-file-invalid'],
  }),
};
