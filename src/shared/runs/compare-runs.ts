import type { Usage } from '../domain/answer.ts';
import type { TaskStatus } from '../domain/task.ts';
import type { CheckState, ClaimState, RunState, TaskState } from '../events/run-state.ts';
import { canonicalJson } from '../kernel/json.ts';

/** In what a task can differ between two runs; `missing`: only one of them has it. */
export type Difference = 'missing' | 'task' | 'prompt' | 'model' | 'status' | 'output' | 'checks';

/** A task in one of the two runs. */
export type ComparedSide = {
  readonly status: TaskStatus;
  readonly summary: string;
  /** Hash of the output; null when there is none. */
  readonly output: string | null;
  /** Hash of the items of each call, by step, in the order of the calls. */
  readonly prompts: readonly { readonly step: string; readonly sha256: string }[];
  readonly models: readonly string[];
  readonly tokens: number;
  readonly modelMs: number;
  /** Start to end; null when it did not run here. */
  readonly wallMs: number | null;
  readonly checks: readonly Pick<CheckState, 'claimId' | 'name' | 'verdict'>[];
  readonly reused: boolean;
};

export type ComparedTask = {
  readonly taskId: string;
  readonly title: string;
  readonly differences: readonly Difference[];
  readonly left: ComparedSide | null;
  readonly right: ComparedSide | null;
};

export type ComparedClaim = { readonly left: ClaimState | null; readonly right: ClaimState | null };

export type RunComparison = {
  /** Tasks that differ, the first divergence first: what depends on nothing that differs stands above what it caused. */
  readonly tasks: readonly ComparedTask[];
  readonly sameTasks: number;
  readonly samePlan: boolean;
  /** Shown statements that only one run makes, or that the two judge differently. */
  readonly claims: readonly ComparedClaim[];
  readonly sameAnswer: boolean;
  readonly usage: { readonly left: Usage; readonly right: Usage };
};

/** What is different between two runs and where it began. Parts of a task are compared like tasks. */
export function compareRuns(left: RunState, right: RunState): RunComparison {
  const ids = [...new Set([...left.tasks, ...right.tasks].map(({ task }) => task.id))];
  const depths = taskDepths([...left.tasks, ...right.tasks]);
  const compared = ids.map((id) => compareTask({ id, left, right }));
  const tasks = compared
    .filter(({ differences }) => differences.length > 0)
    .map((task, place) => ({ task, place, depth: depths.get(task.taskId) ?? 0 }))
    .toSorted((one, other) => one.depth - other.depth || one.place - other.place)
    .map(({ task }) => task);
  return {
    tasks,
    sameTasks: compared.length - tasks.length,
    samePlan: canonicalJson(left.plan?.tasks ?? []) === canonicalJson(right.plan?.tasks ?? []),
    claims: compareClaims(left.claims, right.claims),
    sameAnswer: (left.answer?.markdown ?? '') === (right.answer?.markdown ?? ''),
    usage: { left: left.usage, right: right.usage },
  };
}

function compareTask(options: {
  readonly id: string;
  readonly left: RunState;
  readonly right: RunState;
}): ComparedTask {
  const { id, left, right } = options;
  const inLeft = left.tasks.find(({ task }) => task.id === id) ?? null;
  const inRight = right.tasks.find(({ task }) => task.id === id) ?? null;
  const sides = { left: sideOf(inLeft, left), right: sideOf(inRight, right) };
  const title = (inLeft ?? inRight)?.task.title ?? id;
  return { taskId: id, title, ...sides, differences: differencesOf({ inLeft, inRight, ...sides }) };
}

function sideOf(state: TaskState | null, run: RunState): ComparedSide | null {
  if (state === null) return null;
  const calls = run.calls.filter(({ taskId }) => taskId === state.task.id);
  const { startedAt, endedAt, status, summary, output, reusedFrom } = state;
  return {
    status,
    summary,
    output,
    prompts: calls.map(({ step, prompts }) => ({ step, sha256: prompts })),
    models: [...new Set(calls.map(({ modelId }) => modelId))],
    tokens: calls.reduce((sum, call) => sum + call.tokensIn + call.tokensOut, 0),
    modelMs: calls.reduce((sum, call) => sum + call.ms, 0),
    wallMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
    checks: run.checks
      .filter(({ taskId }) => taskId === state.task.id)
      .map(({ claimId, name, verdict }) => ({ claimId, name, verdict })),
    reused: reusedFrom !== null,
  };
}

function differencesOf(options: {
  readonly inLeft: TaskState | null;
  readonly inRight: TaskState | null;
  readonly left: ComparedSide | null;
  readonly right: ComparedSide | null;
}): readonly Difference[] {
  const { inLeft, inRight, left, right } = options;
  if (inLeft === null || inRight === null || left === null || right === null) return ['missing'];
  // A task whose steps were taken over asked no model here: there is nothing to compare its questions with.
  const asked = left.prompts.length > 0 && right.prompts.length > 0;
  const differs: Readonly<Record<Exclude<Difference, 'missing'>, boolean>> = {
    task: canonicalJson(inLeft.task) !== canonicalJson(inRight.task),
    prompt: asked && canonicalJson(left.prompts) !== canonicalJson(right.prompts),
    model: asked && canonicalJson(left.models) !== canonicalJson(right.models),
    status: left.status !== right.status,
    output: left.output !== right.output,
    checks: canonicalJson(left.checks) !== canonicalJson(right.checks),
  };
  return (['task', 'prompt', 'model', 'status', 'output', 'checks'] as const).filter((name) => differs[name]);
}

function compareClaims(left: readonly ClaimState[], right: readonly ClaimState[]): readonly ComparedClaim[] {
  const shown = (claims: readonly ClaimState[]): readonly ClaimState[] => claims.filter((claim) => claim.shown);
  const key = ({ kind, text }: ClaimState): string => `${kind}|${text}`;
  const others = new Map(shown(right).map((claim) => [key(claim), claim]));
  const known = new Set(shown(left).map(key));
  const fromLeft = shown(left).flatMap((claim): readonly ComparedClaim[] => {
    const other = others.get(key(claim)) ?? null;
    return other !== null && other.verdict === claim.verdict ? [] : [{ left: claim, right: other }];
  });
  const onlyRight = shown(right).filter((claim) => !known.has(key(claim)));
  return [...fromLeft, ...onlyRight.map((claim) => ({ left: null, right: claim }))];
}

/** Longest chain of dependencies before each task; a part stands beside its parent, which waits for it. */
function taskDepths(tasks: readonly TaskState[]): ReadonlyMap<string, number> {
  const byId = new Map(tasks.map(({ task }) => [task.id as string, task]));
  const depths = new Map<string, number>();
  const measure = (id: string, path: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const needs = (byId.get(id)?.dependsOn ?? []).filter((needed) => !path.has(needed));
    const depth = needs.reduce((most, needed) => Math.max(most, 1 + measure(needed, new Set([...path, id]))), 0);
    depths.set(id, depth);
    return depth;
  };
  for (const id of byId.keys()) measure(id, new Set());
  return depths;
}
