import { z } from 'zod';
import { WorkspaceId } from '../kernel/ids.ts';

/** A set of sources and the runs over them. The person's own files are never written to. */
export const Workspace = z.strictObject({
  id: WorkspaceId,
  name: z.string().min(1),
  /** The real path of the folder that it was opened with; it may read more sources than this one. */
  folder: z.string(),
  sample: z.boolean(),
  createdAt: z.number(),
});
export type Workspace = z.infer<typeof Workspace>;

/** A folder or a single file that a workspace reads. */
export const Source = z.strictObject({
  /** Names its files (see `joinPlace`), unique in the workspace; empty for the folder that the workspace was opened with. */
  label: z.string(),
  /** The real path. */
  path: z.string(),
  entry: z.enum(['folder', 'file']),
});
export type Source = z.infer<typeof Source>;
