import { z } from 'zod';
import { Workspace } from '../domain/workspace.ts';
import { WorkspaceId } from '../kernel/ids.ts';
import { command } from './define.ts';

const one = z.strictObject({ workspaceId: WorkspaceId });

/** What Guildhall keeps of a workspace in its own data folder. Nothing of it lies in the person's folder. */
export const WorkspaceContents = z.strictObject({
  runs: z.number().int(),
  /** Runs that have not ended; removing the workspace stops them. */
  unfinishedRuns: z.number().int(),
  files: z.number().int(),
  blocks: z.number().int(),
  /** Texts, vectors, index and recorded runs, in bytes. */
  bytes: z.number().int(),
});
export type WorkspaceContents = z.infer<typeof WorkspaceContents>;

export const workspaces = {
  list: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ workspaces: z.array(Workspace) }),
    errors: [],
  }),
  /** Makes or finds the workspace of a folder, keyed by the folder's real path. Nothing is written into the folder. */
  open: command({
    effect: 'write',
    input: z.strictObject({ folder: z.string().min(1) }),
    output: Workspace,
    errors: ['folder-unreadable'],
  }),
  /** The name must not be taken: `--workspace <name>` has to mean one. */
  rename: command({
    effect: 'write',
    input: one.extend({ name: z.string().trim().min(1).max(80) }),
    output: Workspace,
    errors: ['not-found'],
  }),
  contents: command({ effect: 'read', input: one, output: WorkspaceContents, errors: ['not-found'] }),
  /**
   * Stops the workspace's runs and deletes what Guildhall keeps of it. The person's own files are never touched. A removed sample
   * does not come back by itself.
   */
  remove: command({ effect: 'write', input: one, output: WorkspaceContents, errors: ['not-found'] }),
  /** Gives a sample back as it shipped: its runs and what was read are deleted, its first name returns. */
  resetSample: command({ effect: 'write', input: one, output: Workspace, errors: ['not-found', 'unsupported'] }),
  /** Brings removed samples back. */
  restoreSamples: command({
    effect: 'write',
    input: z.strictObject({}),
    output: z.strictObject({ workspaces: z.array(Workspace) }),
    errors: [],
  }),
  /** Samples that ship with the program and were removed, by name. */
  removedSamples: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ names: z.array(z.string()) }),
    errors: [],
  }),
};
