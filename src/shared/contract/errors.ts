import { z } from 'zod';

/** Every error that can cross a process boundary. A code that is not here does not exist. */
export const errorData = {
  'invalid-input': z.strictObject({ issues: z.array(z.strictObject({ path: z.string(), message: z.string() })) }),
  'not-found': z.strictObject({ kind: z.string(), id: z.string() }),
  'engine-busy': z.strictObject({ holder: z.string() }),
  'folder-unreadable': z.strictObject({ folder: z.string(), reason: z.string() }),
  /** The path, or a part of it, is read already: `source` is the path that it lies in or that lies in it. */
  'source-overlaps': z.strictObject({ path: z.string(), source: z.string() }),
  /** A copy of it would be too large to keep. */
  'file-too-large': z.strictObject({ name: z.string(), bytes: z.number(), mostBytes: z.number() }),
  'nothing-to-read': z.strictObject({ folder: z.string() }),
  'model-missing': z.strictObject({ modelId: z.string() }),
  'model-corrupt': z.strictObject({ modelId: z.string() }),
  'model-too-large': z.strictObject({
    modelId: z.string(),
    needsBytes: z.number(),
    freeBytes: z.number(),
    smaller: z.string().nullable(),
  }),
  'model-in-use': z.strictObject({ modelId: z.string() }),
  /** The process that runs models ended; it starts again with the next call. */
  'inference-stopped': z.strictObject({ modelId: z.string() }),
  'model-source-failed': z.strictObject({
    modelId: z.string(),
    attempts: z.array(z.strictObject({ source: z.string(), reason: z.string() })),
  }),
  'consent-needed': z.strictObject({ modelId: z.string(), bytes: z.number() }),
  'wait-closed': z.strictObject({ waitId: z.string() }),
  'plan-invalid': z.strictObject({ violations: z.array(z.string()) }),
  'revision-conflict': z.strictObject({ teamId: z.string(), revision: z.number() }),
  'built-in': z.strictObject({ kind: z.string(), id: z.string() }),
  'team-invalid': z.strictObject({ problems: z.array(z.string()) }),
  'team-file-invalid': z.strictObject({ issues: z.array(z.strictObject({ path: z.string(), message: z.string() })) }),
  unsupported: z.strictObject({ what: z.string() }),
  cancelled: z.strictObject({}),
  /** The other side went away, or speaks another version of the protocol. */
  'connection-lost': z.strictObject({}),
  internal: z.strictObject({ logId: z.string() }),
} as const;

export type ErrorCode = keyof typeof errorData;

/** `message` says what happened and what to do, in words for the person. */
export type WireError<Code extends ErrorCode = ErrorCode> = {
  readonly [C in Code]: { readonly code: C; readonly message: string; readonly data: z.infer<(typeof errorData)[C]> };
}[Code];

/** Errors that every call may end with, listed or not. */
export type CommonError = 'invalid-input' | 'cancelled' | 'connection-lost' | 'internal';
