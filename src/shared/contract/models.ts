import { z } from 'zod';
import { CatalogueEntry } from '../domain/model.ts';
import { command, stream } from './define.ts';

export const ModelState = z.strictObject({
  entry: CatalogueEntry,
  state: z.enum(['absent', 'partial', 'on-disk', 'corrupt']),
  bytesOnDisk: z.number(),
  resident: z.boolean(),
});
export type ModelState = z.infer<typeof ModelState>;

export const AcquireProgress = z.strictObject({
  modelId: z.string(),
  stage: z.enum(['searching', 'downloading', 'verifying', 'done', 'failed']),
  source: z.string(),
  doneBytes: z.number(),
  totalBytes: z.number(),
  message: z.string(),
});
export type AcquireProgress = z.infer<typeof AcquireProgress>;

/** Memory of one model in bytes: measured once it is loaded, estimated before. */
const parts = {
  weightsBytes: z.number(),
  /** Keys and values of all its sequences. */
  cacheBytes: z.number(),
  computeBytes: z.number(),
};

export const LoadedModelState = z.strictObject({
  modelId: z.string(),
  title: z.string(),
  state: z.enum(['loading', 'loaded']),
  ...parts,
  /** What a load that is under way was promised, weights and context together; 0 once its memory is measured. */
  reservedBytes: z.number(),
  /** Tokens that one sequence may hold, and how many sequences share the context. Zero while it loads. */
  contextTokens: z.number().int(),
  sequences: z.number().int(),
  /** Stays until it is unpinned; never unloaded to make room. */
  pinned: z.boolean(),
  /** Calls that use it right now. */
  calls: z.number().int(),
});
export type LoadedModelState = z.infer<typeof LoadedModelState>;

/**
 * Where this machine's memory is, in bytes. `freeBytes` is what another load may still take: what loads under way were promised is not
 * in it. `otherBytes` is what everything else uses; the parts add up to `totalBytes`.
 */
export const ModelMemory = z.strictObject({
  totalBytes: z.number(),
  freeBytes: z.number(),
  otherBytes: z.number(),
  models: z.array(LoadedModelState),
});
export type ModelMemory = z.infer<typeof ModelMemory>;

export const WillItFit = z.strictObject({
  answer: z.enum(['loaded', 'fits', 'after-unloading', 'too-large']),
  ...parts,
  needsBytes: z.number(),
  freeBytes: z.number(),
  /** Models that would have to go first, nobody uses them now. */
  unloads: z.array(z.string()),
  /** A known model for the same work that would fit; null when there is none or none is needed. */
  smaller: z.string().nullable(),
});
export type WillItFit = z.infer<typeof WillItFit>;

/** Tokens a second over the newest finished calls of runs on this machine; null where there were none. */
export const ModelSpeed = z.strictObject({
  modelId: z.string(),
  calls: z.number().int(),
  readPerSecond: z.number().nullable(),
  writtenPerSecond: z.number().nullable(),
  decisionsPerSecond: z.number().nullable(),
});
export type ModelSpeed = z.infer<typeof ModelSpeed>;

export const RecommendedSet = z.strictObject({
  modelIds: z.array(z.string()),
  /** All files together, and what is still missing of them, in bytes. */
  bytes: z.number(),
  missingBytes: z.number(),
  /** What they take in memory together, estimated. */
  needsBytes: z.number(),
  machine: z.strictObject({ memoryBytes: z.number(), cores: z.number().int(), gpu: z.string().nullable() }),
  /** `larger`: the machine carries more than the small set that is quick everywhere; `smallest`: hardly that. */
  reason: z.enum(['larger', 'quick', 'smallest']),
});
export type RecommendedSet = z.infer<typeof RecommendedSet>;

const one = z.strictObject({ modelId: z.string() });
const refusals = ['model-missing', 'model-corrupt', 'model-too-large'] as const;

export const models = {
  list: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ models: z.array(ModelState) }),
    errors: [],
  }),
  /** `consent` must name the model's size in bytes: the person has seen it and said yes. */
  acquire: stream({
    input: z.strictObject({ modelId: z.string(), consent: z.strictObject({ bytes: z.number() }) }),
    event: AcquireProgress,
    resume: 'latest',
  }),
  import: command({
    effect: 'write',
    input: z.strictObject({ path: z.string().min(1) }),
    output: z.strictObject({ modelId: z.string() }),
    errors: ['not-found', 'model-corrupt'],
  }),
  remove: command({
    effect: 'write',
    input: z.strictObject({ modelId: z.string() }),
    output: z.strictObject({ freedBytes: z.number() }),
    errors: ['not-found'],
  }),
  verify: command({
    effect: 'read',
    input: z.strictObject({ modelId: z.string() }),
    output: z.strictObject({ state: z.enum(['good', 'corrupt', 'absent']) }),
    errors: ['not-found'],
  }),
  /** The memory bar: what is loaded or on its way, what is free. */
  memory: command({ effect: 'read', input: z.strictObject({}), output: ModelMemory, errors: [] }),
  /** Reads the file's header and this machine's memory; loads nothing. */
  willItFit: command({
    effect: 'read',
    input: one,
    output: WillItFit,
    errors: ['not-found', 'model-missing', 'model-corrupt'],
  }),
  /** Returns when the model is in memory. Refuses before anything is unloaded when it would not fit anyway. */
  load: command({
    effect: 'write',
    input: one,
    output: z.strictObject({ bytes: z.number(), ms: z.number() }),
    errors: ['not-found', ...refusals, 'inference-stopped'],
  }),
  /** Gives its memory back. A model that a run uses right now stays: `model-in-use`. Unpins it. */
  unload: command({
    effect: 'write',
    input: one,
    output: z.strictObject({ freedBytes: z.number() }),
    errors: ['not-found', 'model-in-use'],
  }),
  /** A pinned model is never unloaded to make room for another one. Holds until the program ends. */
  pin: command({
    effect: 'write',
    input: one.extend({ pinned: z.boolean() }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  speeds: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ speeds: z.array(ModelSpeed) }),
    errors: [],
  }),
  /** The one set of models for this machine's memory, cores and graphics processor. */
  recommended: command({ effect: 'read', input: z.strictObject({}), output: RecommendedSet, errors: [] }),
};
