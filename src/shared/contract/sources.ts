import { z } from 'zod';
import { Block, BlockKind, Passage, SourceFile } from '../domain/source.ts';
import { WorkspaceId } from '../kernel/ids.ts';
import { command, stream } from './define.ts';

export const IngestProgress = z.strictObject({
  stage: z.enum(['reading', 'embedding', 'indexing', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  note: z.string(),
});
export type IngestProgress = z.infer<typeof IngestProgress>;

export const sources = {
  list: command({
    effect: 'read',
    input: z.strictObject({ workspaceId: WorkspaceId }),
    output: z.strictObject({ files: z.array(SourceFile), blocks: z.number().int(), asOf: z.number().nullable() }),
    errors: ['not-found'],
  }),
  /** Reads what is new or changed in the workspace's folder; unchanged files are not parsed again. */
  ingest: stream({ input: z.strictObject({ workspaceId: WorkspaceId }), event: IngestProgress, resume: 'latest' }),
  search: command({
    effect: 'read',
    input: z.strictObject({
      workspaceId: WorkspaceId,
      query: z.string().min(1),
      limit: z.number().int().min(1).max(100),
      /** Null: all kinds. */
      kinds: z.array(BlockKind).min(1).nullable().default(null),
    }),
    output: z.strictObject({ passages: z.array(Passage) }),
    errors: ['not-found'],
  }),
  /** What a citation points to, with its neighbours (rows around it, the rest of its thread) in source order. */
  passage: command({
    effect: 'read',
    input: z.strictObject({ workspaceId: WorkspaceId, file: z.string(), locator: z.string() }),
    output: z.strictObject({ block: Block, before: z.array(Block), after: z.array(Block), stale: z.boolean() }),
    errors: ['not-found'],
  }),
};
