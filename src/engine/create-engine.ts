import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EngineHandlers } from '../shared/contract/index.ts';
import type { CatalogueEntry } from '../shared/domain/model.ts';
import type { TeamDocument } from '../shared/domain/team.ts';
import { invariant } from '../shared/kernel/assert.ts';
import { ok } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';
import { version } from '../shared/version.ts';
import { createStartDownload } from './adapters/downloader/start-download.ts';
import { createInferenceClient } from './adapters/llama/inference-client.ts';
import type { InferenceClient } from './adapters/llama/inference-client.ts';
import { openLanceIndex } from './adapters/lance/lance-index.ts';
import { createParserClient } from './adapters/parsers/parser-client.ts';
import { skills } from './agents/index.ts';
import { createPrepare } from './api/prepare-run.ts';
import { createResolveModels } from './api/resolve-models.ts';
import { createSystemHandlers } from './api/system.handlers.ts';
import { createTeachingHandlers } from './api/teaching.handlers.ts';
import { composeAttachments } from './compose/attachments.ts';
import type { ComposedAttachments } from './compose/attachments.ts';
import { composeRuns } from './compose/chat.ts';
import { composeKnowledge, composeWorkspaceHandlers } from './compose/memory.ts';
import { composeModelHandlers, smallerModel } from './compose/models.ts';
import { composeSettings } from './compose/settings.ts';
import { openStorage } from './compose/storage.ts';
import type { StorageProblem } from './compose/storage.ts';
import { composeTeams, loadBuiltInTeams } from './compose/teams.ts';
import { composeTools } from './compose/tools.ts';
import type { Knowledge } from './memory/index.ts';
import {
  Acquisitions,
  ModelStore,
  acquireModel,
  modelFolder,
  otherModelFolders,
  roleOverrides,
} from './models/index.ts';
import { planTemplates } from './plans/index.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentParser } from './ports/document-parser.ts';
import type { IdSource } from './ports/id-source.ts';
import { createRunService } from './runs/index.ts';
import type { RunService } from './runs/index.ts';
import {
  createConversationRepository,
  createEventStore,
  createModelSpeeds,
  createRunRemoval,
  createRunRepository,
  createSourceList,
  createWorkspaceRepository,
} from './storage/index.ts';
import type {
  ConversationRepository,
  LockHolder,
  SourceList,
  SqliteDatabase,
  WorkspaceRepository,
} from './storage/index.ts';
import { seedSamples } from './workspaces/index.ts';

/** Of the shipped MiniLM: vector length, and the longest text in tokens (its context). */
const EMBEDDER = { dimensions: 384, maxTokens: 512 } as const;

export type EngineOptions = {
  /** Runs, indexes, the lock; must exist. */
  readonly dataFolder: string;
  /** Catalogue, embedder, templates, samples of this program. */
  readonly resourcesFolder: string;
  /** Files that run as processes of their own. */
  readonly entries: { readonly inference: string; readonly parser: string };
  /** Physical cores that inference may use. */
  readonly cores: number;
  /** What holds the data folder, for the message to whoever finds it taken. */
  readonly host: string;
  /** Where others reach this engine; only a server has an address. */
  readonly address?: { readonly url: string; readonly token: string };
  /** False leaves the runs of the last engine to `resume`, as a single command does; absent: they go on at once. */
  readonly recover?: boolean;
  /** Told of bugs: what threw, and where. */
  readonly reportFault: (fault: { readonly method: string; readonly cause: unknown }) => string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly ids?: IdSource;
};

export type Engine = {
  readonly version: string;
  readonly handlers: EngineHandlers;
  /** Makes everything anew that is derived: the runs' tables from the log, and every workspace's search index from what was read. */
  rebuild(): Promise<{ readonly runs: number; readonly indexes: number; readonly problems: readonly string[] }>;
  /** Stops runs (they go on at the next start), inference, indexes, the database, and lets go of the folder. Safe to call twice. */
  close(): Promise<void>;
};

export type EngineProblem = StorageProblem | { readonly code: 'team-invalid'; readonly message: string };

/**
 * The one place where the engine is put together. On start it takes the data folder, makes the sample workspaces, and may go
 * on with the runs that the last engine left behind.
 */
export async function createEngine(options: EngineOptions): Promise<Result<Engine, EngineProblem>> {
  const teams = await loadBuiltInTeams(options.resourcesFolder);
  if (!teams.ok) return teams;
  const storage = openStorage(options);
  if (!storage.ok) return storage;
  const { lock, database } = storage.value;
  const clock = options.clock ?? { now: Date.now };
  const ids = options.ids ?? randomIds;
  const workspaces = createWorkspaceRepository(database);
  const seed = () => seedSamples({ samplesFolder: join(options.resourcesFolder, 'samples'), workspaces, clock, ids });
  await seed();
  const models = await openModels(options);
  const parser = createParserClient({ entry: options.entries.parser });
  const knowledge = openKnowledge({ options, database, models, parser, clock });
  const conversations = createConversationRepository(database);
  const attached = composeAttachments({ ...options, database, conversations, knowledge, clock, ids });
  const list = createSourceList(database);
  const core = {
    ...{ options, database, clock, ids, workspaces, seed, teams: teams.value, models, knowledge },
    ...{ list, conversations, attached },
  };
  const { handlers, service, rebuild } = composeHandlers({ ...core, owner: ownerOf(lock.holder) });
  await attached.attachments.clean();
  if (options.recover !== false) service.recover();
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await service.close();
    await models.acquisitions.close();
    await models.inference.close();
    await knowledge.close();
    await parser.close();
    database.close();
    lock.release();
  };
  return ok({ version, handlers, rebuild, close: () => (closing ??= close()) });
}

type Core = {
  readonly options: EngineOptions;
  readonly database: SqliteDatabase;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly workspaces: WorkspaceRepository;
  readonly seed: () => Promise<void>;
  readonly teams: readonly TeamDocument[];
  readonly models: Models;
  readonly knowledge: Knowledge;
  readonly list: SourceList;
  readonly conversations: ConversationRepository;
  readonly attached: ComposedAttachments;
  readonly owner: string;
};

function composeHandlers(core: Core): {
  readonly handlers: EngineHandlers;
  readonly service: RunService;
  readonly rebuild: Engine['rebuild'];
} {
  const { options, database, clock, ids, workspaces, models, knowledge, attached, conversations } = core;
  const { dataFolder, reportFault, environment } = options;
  const { store, inference } = models;
  const events = createEventStore({ database, clock });
  const runs = createRunRepository(database);
  const { library, teams } = composeTeams({ ...core, ...models });
  const service = createRunService({
    store: events,
    runs,
    model: inference,
    embedder: inference.embedder,
    recall: ({ workspaceId, runId, ...request }) => attached.ofRun({ workspaceId, runId }).search(request),
    blocksOf: (scope) => attached.ofRun(scope).blocks,
    teamOf: (teamId) => library.find(teamId)?.document ?? null,
    skills,
    toolbox: composeTools(options),
    templates: planTemplates,
    clock,
    ids,
    owner: core.owner,
    onFault: (cause) => void reportFault({ method: 'run', cause }),
  });
  const handlers: EngineHandlers = {
    system: createSystemHandlers({
      version,
      dataFolder,
      store,
      sqliteVersion: () => String(database.prepare('SELECT sqlite_version()').pluck().get()),
      gpu: () => inference.gpu(),
    }),
    ...composeWorkspaceHandlers({ ...core, ...attached, service }),
    teaching: createTeachingHandlers({ embedder: inference.embedder, clock, reportFault }),
    teams,
    ...composeSettings({ ...core, runs, models: store, dataFolder, queued: () => service.queue() }),
    models: composeModelHandlers({ ...models, speeds: createModelSpeeds(database) }),
    ...composeRuns({
      ...{ conversations, clock, embedder: inference.embedder },
      teams: () => library.list().map(({ document }) => document),
      service,
      store: events,
      runs,
      removal: createRunRemoval(database),
      workspaces,
      teamErrors: library.errorsOf,
      prepare: createPrepare({ ...core, reportFault }),
      resolveModels: createResolveModels({ store, overrides: roleOverrides(environment) }),
    }),
  };
  const rebuild: Engine['rebuild'] = async () => {
    const stores = [...workspaces.list().map(({ id }) => id), ...attached.attachments.scopes(null)];
    return { runs: events.rebuildProjections(), ...(await knowledge.rebuildIndexes(stores)) };
  };
  return { handlers, service, rebuild };
}

/** Names this engine among all that ever held the folder. */
function ownerOf(holder: LockHolder): string {
  return `${holder.host}:${holder.pid}:${holder.startTime ?? ''}`;
}

/** 80 random bits: no two runs of a data folder meet. */
const randomIds: IdSource = { next: (prefix) => `${prefix}-${randomBytes(10).toString('hex')}` };

function openKnowledge(context: {
  readonly options: EngineOptions;
  readonly database: SqliteDatabase;
  readonly models: Models;
  readonly parser: DocumentParser;
  readonly clock: Clock;
}): Knowledge {
  const { options, database, models, parser, clock } = context;
  const { embedder } = models.inference;
  return composeKnowledge({
    dataFolder: options.dataFolder,
    database,
    embedder,
    embedderId: models.embedderId,
    parser,
    clock,
    openIndexIn: (folder) => openLanceIndex({ folder, dimensions: embedder.dimensions }),
    onDegraded: (reason) => void options.reportFault({ method: 'search', cause: reason }),
  });
}

type Models = {
  readonly store: ModelStore;
  readonly acquisitions: Acquisitions;
  readonly inference: InferenceClient;
  /** The catalogue, and what was imported before the start. */
  readonly known: readonly CatalogueEntry[];
  /** Names the embedder by its file: vectors of another one are made anew. */
  readonly embedderId: string;
};

async function openModels(options: EngineOptions): Promise<Models> {
  const { environment, resourcesFolder } = options;
  const question = { platform: process.platform, environment, home: homedir() };
  const store = await ModelStore.open({
    folder: modelFolder(question),
    shippedFolder: join(resourcesFolder, 'models'),
    overrides: roleOverrides(environment),
  });
  const startDownload = createStartDownload({ environment });
  const acquisitions = new Acquisitions({
    run: (wanted) =>
      acquireModel({
        ...wanted,
        store,
        searchFolders: otherModelFolders(question),
        offline: environment['GUILDHALL_OFFLINE'] === '1',
        startDownload,
      }),
  });
  const known = await store.entries();
  const embedder = known.find(({ roles }) => roles.includes('embedder'));
  invariant(embedder !== undefined, 'the catalogue names the embedder that ships with the program');
  const inference = startInference({ options, store, known, embedderPath: store.pathOf(embedder) });
  return { store, acquisitions, inference, known, embedderId: embedder.sha256 };
}

function startInference(context: {
  readonly options: EngineOptions;
  readonly store: ModelStore;
  readonly known: readonly CatalogueEntry[];
  readonly embedderPath: string;
}): InferenceClient {
  const { options, store, known, embedderPath } = context;
  return createInferenceClient({
    entry: options.entries.inference,
    cores: options.cores,
    // Inside Electron the program's own binary is the Node that runs the child.
    environment: process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' },
    resolveModel: (modelId) => store.resolveModel({ modelId, signal: new AbortController().signal }),
    suggestSmaller: (modelId, freeBytes) => smallerModel({ modelId, freeBytes, known }),
    freeMemory: () => process.availableMemory(),
    embedder: { path: embedderPath, ...EMBEDDER },
    onCrash: (reason) => void options.reportFault({ method: 'inference', cause: reason }),
  });
}
