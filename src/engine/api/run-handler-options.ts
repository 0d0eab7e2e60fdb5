import type { WireError } from '../../shared/contract/errors.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { AsOf } from '../../shared/events/run-events.ts';
import type { Sha256, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { RunService } from '../runs/index.ts';
import type { EventStore, RunRemoval, RunRepository, WorkspaceRepository } from '../storage/index.ts';

export type Prepared = {
  /** The run's "now" when nobody names one: the newest timestamp in the sources. */
  readonly asOf: Pick<AsOf, 'at' | 'source'>;
  readonly blocks: number;
};

export type PrepareError = WireError<'not-found' | 'nothing-to-read' | 'folder-unreadable' | 'cancelled' | 'internal'>;

/** Reads what is new or changed in a workspace's sources. Its progress is watched through `sources.ingest`. */
export type Prepare = (options: {
  readonly workspaceId: WorkspaceId;
  /** Whose attachments are read too; null where there is no conversation yet. */
  readonly conversationId: ConversationId | null;
  readonly signal: AbortSignal;
}) => Promise<Result<Prepared, PrepareError>>;

/** Which model fills which role; an error names a model that is needed and not on disk. */
export type ModelsOfRun = Readonly<Record<string, { readonly id: string; readonly sha256: Sha256 }>>;
export type ResolveModels = (options: {
  readonly teamId: string;
  readonly signal: AbortSignal;
}) => Promise<Result<ModelsOfRun, WireError<'model-missing'>>>;

export type RunHandlerOptions = {
  readonly service: RunService;
  readonly store: EventStore;
  readonly runs: RunRepository;
  readonly removal: RunRemoval;
  readonly workspaces: WorkspaceRepository;
  /** What keeps a team from running, in words; empty when it can, null for an unknown team. */
  readonly teamErrors: (teamId: string) => readonly string[] | null;
  readonly prepare: Prepare;
  readonly resolveModels: ResolveModels;
};
