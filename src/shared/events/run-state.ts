import type { TeamDocument } from '../domain/team.ts';
import type { Answer, ClaimKind, ClaimVerdict, RunStatus, Usage } from '../domain/answer.ts';
import type { ForkOrigin } from '../domain/fork.ts';
import type { Plan, Task, TaskStatus } from '../domain/task.ts';
import type { RunId, WaitId, WorkspaceId } from '../kernel/ids.ts';
import type { AsOf } from './run-events.ts';

export type TaskState = {
  readonly task: Task;
  readonly status: TaskStatus;
  readonly attempt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly note: string;
  readonly done: number;
  readonly total: number;
  readonly output: string | null;
  readonly summary: string;
  readonly confidence: number | null;
  /** What the task could not settle; flows to the tasks that depend on it. */
  readonly openIssues: readonly string[];
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** The run in which it was really done; null when that is this one. */
  readonly reusedFrom: RunId | null;
};

export type ModelCallState = {
  readonly callId: string;
  readonly taskId: string;
  readonly purpose: 'decide' | 'generate';
  readonly step: string;
  readonly modelId: string;
  readonly role: string;
  readonly why: string;
  readonly prompts: string;
  /** Hash of the `StepPrompt`; null where an older version did not keep it. */
  readonly prefix: string | null;
  readonly grammar: string | null;
  readonly sampler: { readonly temperature: number; readonly seed: number; readonly maxTokens: number };
  readonly items: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly status: 'running' | 'completed' | 'failed';
  readonly output: string | null;
  readonly summary: string;
  readonly tokensIn: number;
  readonly tokensCached: number;
  readonly tokensOut: number;
  readonly firstTokenMs: number;
  readonly ms: number;
  readonly confidence: number | null;
  readonly stopReason: string;
};

export type CheckState = {
  readonly taskId: string;
  readonly claimId: string;
  readonly name: string;
  readonly verdict: 'pass' | 'fail' | 'unsure';
  readonly evidence: string;
};

export type ClaimState = {
  readonly claimId: string;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  readonly shown: boolean;
  readonly reason: string;
  readonly citations: readonly { readonly file: string; readonly locator: string; readonly text: string }[];
};

export type WaitState = {
  readonly waitId: WaitId;
  readonly taskId: string | null;
  readonly kind: 'approve' | 'ask' | 'plan';
  readonly prompt: string;
  readonly options: readonly string[];
  readonly fingerprint: string;
  readonly decision: string | null;
};

/** Everything about a run that its events say. Built by `reduceRun` in the engine and in the renderer alike. */
export type RunState = {
  readonly runId: RunId | null;
  readonly workspaceId: WorkspaceId | null;
  readonly teamId: string;
  /** As it was when the run was started; null in runs of older versions. */
  readonly team: TeamDocument | null;
  readonly question: string;
  readonly asOf: AsOf | null;
  readonly models: Readonly<Record<string, { readonly id: string; readonly sha256: string }>>;
  readonly confirmPlan: boolean;
  /** The run that answered the question before, in the same conversation. */
  readonly after: RunId | null;
  readonly fork: ForkOrigin | null;
  readonly status: RunStatus;
  readonly reason: string;
  /** Among the runs that wait their turn, lowest first; null when it waits for none. */
  readonly place: number | null;
  readonly createdAt: number;
  /** Time of the newest event, epoch milliseconds. */
  readonly updatedAt: number;
  readonly finishedAt: number | null;
  readonly headSeq: number;
  readonly recoveries: number;
  readonly cancelRequested: boolean;
  readonly plan: Plan | null;
  readonly planAccepted: boolean;
  readonly violations: readonly string[];
  /** In plan order; sub-tasks follow their parent. */
  readonly tasks: readonly TaskState[];
  readonly calls: readonly ModelCallState[];
  readonly checks: readonly CheckState[];
  readonly claims: readonly ClaimState[];
  readonly waits: readonly WaitState[];
  readonly escalations: number;
  readonly decisions: number;
  readonly answer: Answer | null;
  readonly usage: Usage;
};

export const emptyRunState: RunState = {
  runId: null,
  workspaceId: null,
  teamId: '',
  team: null,
  question: '',
  asOf: null,
  models: {},
  confirmPlan: false,
  after: null,
  fork: null,
  status: 'queued',
  reason: '',
  place: null,
  createdAt: 0,
  updatedAt: 0,
  finishedAt: null,
  headSeq: 0,
  recoveries: 0,
  cancelRequested: false,
  plan: null,
  planAccepted: false,
  violations: [],
  tasks: [],
  calls: [],
  checks: [],
  claims: [],
  waits: [],
  escalations: 0,
  decisions: 0,
  answer: null,
  usage: { wallMs: 0, modelMs: 0, tokensIn: 0, tokensOut: 0, decisions: 0, escalations: 0 },
};
