import { z } from 'zod';
import { WorkspaceId } from '../kernel/ids.ts';

/** A set of sources and the runs over them. The person's own files are never written to. */
export const Workspace = z.strictObject({
  id: WorkspaceId,
  name: z.string().min(1),
  /** The real path of the folder that is read. */
  folder: z.string(),
  sample: z.boolean(),
  createdAt: z.number(),
});
export type Workspace = z.infer<typeof Workspace>;
