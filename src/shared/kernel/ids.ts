import { z } from 'zod';

/** Branded ids: a run id cannot be passed where a task id is meant, though both are strings on the wire. */
export const WorkspaceId = z.string().min(1).brand('WorkspaceId');
export type WorkspaceId = z.infer<typeof WorkspaceId>;

export const RunId = z.string().min(1).brand('RunId');
export type RunId = z.infer<typeof RunId>;

export const TaskId = z.string().min(1).brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;

export const WaitId = z.string().min(1).brand('WaitId');
export type WaitId = z.infer<typeof WaitId>;

export const BlockId = z.string().min(1).brand('BlockId');
export type BlockId = z.infer<typeof BlockId>;

/** Lower-case hex SHA-256: names blobs, model files and source files. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Sha256');
export type Sha256 = z.infer<typeof Sha256>;
