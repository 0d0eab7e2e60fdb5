import { z } from 'zod';
import { RunReport, RunStatus } from '../domain/answer.ts';
import { RunChange } from '../domain/fork.ts';
import { Plan } from '../domain/task.ts';
import { RunEvent } from '../events/index.ts';
import { RunId, Sha256, TaskId, WaitId, WorkspaceId } from '../kernel/ids.ts';
import { command, stream } from './define.ts';

export const RunSummary = z.strictObject({
  runId: RunId,
  workspaceId: WorkspaceId,
  teamId: z.string(),
  question: z.string(),
  status: RunStatus,
  /** The run that this one was forked from. */
  parentRunId: RunId.nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** Persisted events are never lost; tokens and progress are ephemeral, coalesced, and dropped first. */
export const RunFeed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('events'), events: z.array(RunEvent) }),
  // `text` is all that the task's current model call has written so far: a lost draft costs nothing.
  z.strictObject({ kind: z.literal('draft'), taskId: TaskId, text: z.string() }),
]);
export type RunFeed = z.infer<typeof RunFeed>;

export const runs = {
  /** Ingests what changed, proposes a plan and starts; returns as soon as the run exists. */
  start: command({
    effect: 'write',
    input: z.strictObject({
      workspaceId: WorkspaceId,
      teamId: z.string(),
      question: z.string().min(1).max(2000),
      /** Epoch milliseconds; null takes the newest timestamp in the sources. */
      asOf: z.number().nullable(),
      confirmPlan: z.boolean(),
      /** The run that answered the question before, in the same conversation. */
      after: RunId.optional(),
    }),
    output: z.strictObject({ runId: RunId }),
    errors: ['not-found', 'nothing-to-read', 'model-missing', 'folder-unreadable', 'team-invalid'],
  }),
  list: command({
    effect: 'read',
    input: z.strictObject({ workspaceId: WorkspaceId.nullable(), limit: z.number().int().min(1).max(500) }),
    output: z.strictObject({ runs: z.array(RunSummary) }),
    errors: [],
  }),
  report: command({
    effect: 'read',
    input: z.strictObject({ runId: RunId }),
    output: RunReport,
    errors: ['not-found'],
  }),
  /** Replays from the store after `afterSeq` (0 for all), then goes live. Ends with the run. */
  events: stream({
    input: z.strictObject({ runId: RunId, afterSeq: z.number().int().min(0) }),
    event: RunFeed,
    resume: 'seq',
  }),
  /** A prompt, raw output or task output by its hash. */
  blob: command({
    effect: 'read',
    input: z.strictObject({ sha256: Sha256 }),
    output: z.strictObject({ text: z.string() }),
    errors: ['not-found'],
  }),
  /** Runs that wait until nothing else computes, next first. */
  queue: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ runIds: z.array(RunId) }),
    errors: [],
  }),
  /** To another turn, 0 for the next. */
  move: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId, index: z.number().int().min(0) }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  cancel: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId }),
    output: z.strictObject({}),
    errors: ['not-found'],
  }),
  resume: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId }),
    output: z.strictObject({ runId: RunId }),
    errors: ['not-found', 'model-missing'],
  }),
  acceptPlan: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId, waitId: WaitId, plan: Plan }),
    output: z.strictObject({}),
    errors: ['not-found', 'plan-invalid', 'wait-closed'],
  }),
  answerWait: command({
    effect: 'write',
    input: z.strictObject({
      runId: RunId,
      waitId: WaitId,
      fingerprint: z.string(),
      decision: z.string().min(1).max(2000),
    }),
    output: z.strictObject({}),
    errors: ['not-found', 'wait-closed'],
  }),
  /** A new run that differs in one thing; results that the change does not reach are taken over. */
  fork: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId, change: RunChange }),
    output: z.strictObject({ runId: RunId }),
    errors: ['not-found', 'plan-invalid', 'model-missing'],
  }),
  /** What removing a run would free: its events and the texts that no other run needs. */
  size: command({
    effect: 'read',
    input: z.strictObject({ runId: RunId }),
    output: z.strictObject({ bytes: z.number(), forks: z.number().int() }),
    errors: ['not-found'],
  }),
  /** Stops the run when it is at work. There is no way back; its forks stay and stand alone. */
  remove: command({
    effect: 'write',
    input: z.strictObject({ runId: RunId }),
    output: z.strictObject({ freedBytes: z.number() }),
    errors: ['not-found'],
  }),
  /** The run as a file: its events one JSON object a line, or spans as OpenTelemetry's OTLP JSON. */
  exportTrace: command({
    effect: 'read',
    input: z.strictObject({ runId: RunId, format: z.enum(['jsonl', 'otlp']) }),
    output: z.strictObject({ fileName: z.string(), text: z.string() }),
    errors: ['not-found'],
  }),
};
