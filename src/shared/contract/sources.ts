import { z } from 'zod';
import { Block, BlockKind, Passage, SourceFile } from '../domain/source.ts';
import { Source } from '../domain/workspace.ts';
import { WorkspaceId } from '../kernel/ids.ts';
import { command, stream } from './define.ts';

export const IngestProgress = z.strictObject({
  stage: z.enum(['reading', 'embedding', 'indexing', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  note: z.string(),
});
export type IngestProgress = z.infer<typeof IngestProgress>;

/** A source with what was read of it, and why it cannot be read at the moment. */
export const SourceState = Source.extend({
  files: z.number().int(),
  blocks: z.number().int(),
  problem: z.string().nullable(),
});
export type SourceState = z.infer<typeof SourceState>;

/** What Guildhall keeps of one source in its own data folder. */
export const SourceContents = z.strictObject({
  files: z.number().int(),
  blocks: z.number().int(),
  /** Stretches of text that can be found, and how many of them have a vector. */
  passages: z.number().int(),
  vectors: z.number().int(),
  bytes: z.number().int(),
});
export type SourceContents = z.infer<typeof SourceContents>;

const workspace = z.strictObject({ workspaceId: WorkspaceId });
const one = workspace.extend({ label: z.string().min(1) });

export const sources = {
  list: command({
    effect: 'read',
    input: workspace,
    output: z.strictObject({
      sources: z.array(SourceState),
      files: z.array(SourceFile),
      blocks: z.number().int(),
      asOf: z.number().nullable(),
    }),
    errors: ['not-found'],
  }),
  /** Adds a folder or a file to what the workspace reads. It is read by the next ingest, and never written to. */
  add: command({
    effect: 'write',
    input: workspace.extend({ path: z.string().min(1) }),
    output: Source,
    errors: ['not-found', 'folder-unreadable', 'source-overlaps'],
  }),
  contents: command({ effect: 'read', input: one, output: SourceContents, errors: ['not-found'] }),
  /** Forgets what was read of a source and reads it no more. The person's own files are never touched. */
  remove: command({ effect: 'write', input: one, output: SourceContents, errors: ['not-found'] }),
  /** Reads what is new or changed in the workspace's sources; unchanged files are not parsed again. */
  ingest: stream({ input: workspace, event: IngestProgress, resume: 'latest' }),
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
