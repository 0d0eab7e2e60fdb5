import type { z } from 'zod';
import type { ClaimKind, ClaimVerdict } from '../../shared/domain/answer.ts';
import type { BlockKind, Passage } from '../../shared/domain/source.ts';
import type { ModelRole } from '../../shared/domain/model.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { BlockReader } from '../sources/index.ts';
import type { Decision, JsonSchema, PromptPrefix } from '../ports/language-model.ts';

export type TaskFailure = { readonly code: string; readonly message: string };

/**
 * A closed question over many items (ENGINE 5): labels read from the logits behind example turns.
 * `step` names the call within the task; together with the task it is the key under which a finished call is never repeated.
 */
export type DecideOptions = {
  readonly step: string;
  readonly prefix: PromptPrefix;
  readonly items: readonly string[];
  readonly labels: readonly string[];
  /** Rungs to try in order; items that stay unsure go to the next rung. Absent: the agent's own ladder. */
  readonly roles?: readonly ModelRole[];
};

/** A decision, and whether its confidence passed the acceptance rule (margin ≥ 0.50 and legal mass ≥ 0.90, or the last rung). */
export type RoutedDecision = Decision & { readonly role: ModelRole; readonly sure: boolean };

export type GenerateOptions<Output> = {
  readonly step: string;
  readonly prefix: PromptPrefix;
  readonly item: string;
  readonly maxTokens: number;
  readonly roles?: readonly ModelRole[];
  /** Structured output: the grammar, and the schema that the text must then satisfy. Null: free text. */
  readonly structure: { readonly grammar: JsonSchema; readonly schema: z.ZodType<Output> } | null;
  /** Extra acceptance in code: returns what is wrong, as one line to show the model on its retry, or null. */
  readonly validate?: (output: Output) => string | null;
};

export type DraftClaim = {
  readonly claimId: string;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  readonly shown: boolean;
  readonly reason: string;
  readonly citations: readonly { readonly file: string; readonly locator: string; readonly text: string }[];
};

/**
 * What a skill may do. Every model call, search and check goes through here, is recorded as events, counts against the task's
 * budget, and is not repeated when the run resumes after a crash. Failures that end the task (cancelled, budget, crash) are thrown
 * as `TaskInterruption` by the context and caught by the run loop only; a skill never catches them.
 */
export type TaskContext<Input> = {
  readonly task: Task;
  readonly input: Input;
  readonly question: string;
  /** Epoch milliseconds: the run's "now". */
  readonly asOf: number;
  readonly signal: AbortSignal;
  readonly blocks: BlockReader;
  /** Roles that a model fills in this run. Without `worker`, entailment is `unsure`. */
  readonly roles: ReadonlySet<ModelRole>;
  /** What the tasks that this one depends on could not settle. */
  readonly openIssues: readonly string[];
  decide(options: DecideOptions): Promise<readonly RoutedDecision[]>;
  /** Null after the retries are used up: the caller decides what a missing output means. Never throws for bad output. */
  generate<Output>(options: GenerateOptions<Output>): Promise<Output | null>;
  recall(options: {
    readonly query: string;
    readonly limit: number;
    readonly kinds?: readonly BlockKind[];
  }): Promise<readonly Passage[]>;
  /** Unit vectors of texts, by the shipped embedder; for similarity and trained heads. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /**
   * Calls a tool that the agent was granted. A call that needs approval waits for the person, and what it writes is written once.
   * A refusal, by the grants or by the person, is a failure that the skill works around.
   */
  callTool(options: {
    readonly step: string;
    readonly tool: string;
    readonly arguments: Readonly<Record<string, string | number>>;
  }): Promise<Result<unknown, TaskFailure>>;
  progress(options: { readonly note: string; readonly done: number; readonly total: number }): void;
  check(options: {
    readonly claimId: string;
    readonly name: string;
    readonly verdict: 'pass' | 'fail' | 'unsure';
    readonly evidence: string;
  }): void;
  conclude(claim: DraftClaim): void;
  /** Opens a wait and returns the person's answer; survives a restart. */
  ask(options: {
    readonly step: string;
    readonly prompt: string;
    readonly options: readonly string[];
  }): Promise<string>;
};

export type SkillResult<Output> = {
  readonly output: Output;
  readonly summary: string;
  readonly confidence: number;
  readonly openIssues: readonly string[];
};

/** The code of one kind of task: typed input in, typed output out. `output` is also what the acceptance checks parse. */
export type Skill<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
  run(context: TaskContext<z.output<Input>>): Promise<Result<SkillResult<z.output<Output>>, TaskFailure>>;
  /** For a fan-out task: the items, one flat sub-task each. The parent's `run` then gets the children's outputs as `children`. */
  readonly fanOut?: (
    context: TaskContext<z.output<Input>>,
  ) => readonly { readonly key: string; readonly title: string; readonly input: z.output<Input> }[];
};

export function defineSkill<Input extends z.ZodType, Output extends z.ZodType>(
  skill: Skill<Input, Output>,
): Skill<Input, Output> {
  return skill;
}
