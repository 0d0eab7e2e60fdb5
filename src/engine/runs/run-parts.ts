import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import type { BlockKind, Passage } from '../../shared/domain/source.ts';
import type { EffectClass } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { err } from '../../shared/kernel/result.ts';
import type { Skill, TaskContext } from '../agents/index.ts';
import type { PlanTemplate } from '../plans/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import type { EventStore, RunRepository } from '../storage/index.ts';
import type { OutputFolder, Tool } from '../tools/index.ts';
import type { AcceptanceCheck } from './acceptance.ts';

export type RunLimits = {
  /** Tasks at work at the same time; one that waits for its sub-tasks or for a person does not count. */
  readonly concurrency: number;
  /** Tokens fed and generated, and milliseconds of model time, over the whole run. */
  readonly tokens: number;
  readonly modelMs: number;
  /** Failed attempts that are tried again, over the whole run. */
  readonly retries: number;
  /** Milliseconds of wall time after which a model call that has not come back counts as lost. */
  readonly callMs: number;
  /** The strongest effect that any task may have. */
  readonly effects: EffectClass;
};

export const defaultLimits: RunLimits = {
  concurrency: 4,
  tokens: 4_000_000,
  modelMs: 4 * 3_600_000,
  retries: 40,
  callMs: 20 * 60_000,
  effects: 'E3',
};

/** Whose sources are meant: a run reads its workspace, and what was given to its conversation. */
export type RunScope = { readonly workspaceId: WorkspaceId; readonly runId: RunId };

export type Recall = (
  options: RunScope & {
    readonly query: string;
    readonly limit: number;
    /** Null: all kinds. */
    readonly kinds: readonly BlockKind[] | null;
    /** Null: all files. */
    readonly files: readonly string[] | null;
    readonly signal: AbortSignal;
  },
) => Promise<readonly Passage[]>;

/** The tools that agents can be granted, and where they may write. */
export type ToolBox = {
  readonly tools: readonly Tool[];
  readonly outputOf: (runId: RunId) => OutputFolder;
};

export const noTools: ToolBox = {
  tools: [],
  outputOf: () => ({ write: async () => err({ code: 'no-folder', message: 'This engine has no output folder.' }) }),
};

/** What runs are made of; given once by the composition root. */
export type RunParts = {
  readonly store: EventStore;
  readonly runs: RunRepository;
  readonly model: LanguageModel;
  readonly embedder: Embedder;
  readonly recall: Recall;
  readonly blocksOf: (scope: RunScope) => TaskContext<unknown>['blocks'];
  readonly teamOf: (teamId: string) => TeamDocument | null;
  readonly skills: readonly Skill[];
  readonly toolbox: ToolBox;
  readonly templates: readonly PlanTemplate[];
  /** Specialists and tools that drawn teams are made of. */
  readonly presets: readonly PresetInfo[];
  readonly toolInfos: readonly ToolInfo[];
  /** Checks that tasks may ask for beside the built-in ones. */
  readonly checks: Readonly<Record<string, AcceptanceCheck>>;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Names this engine process among all that ever held the data folder: pid and start time. */
  readonly owner: string;
  readonly limits: RunLimits;
  /** Told of errors that are bugs: a skill that threw. */
  readonly onFault: (fault: unknown) => void;
};
