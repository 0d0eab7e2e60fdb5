import { z } from 'zod';
import { Workspace } from '../domain/workspace.ts';
import { command } from './define.ts';

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
};
