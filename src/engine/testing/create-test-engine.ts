import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block } from '../../shared/domain/source.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { Sha256, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { EventData, RunEvent } from '../../shared/events/index.ts';
import type { Skill } from '../agents/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import { createRunService } from '../runs/index.ts';
import type { RunService, RunServiceOptions } from '../runs/index.ts';
import {
  createEventStore,
  createRunRepository,
  createWorkspaceRepository,
  migrations,
  openDatabase,
} from '../storage/index.ts';
import type { EventStore, RunRepository, SqliteDatabase, WorkspaceRepository } from '../storage/index.ts';
import { createCountingIds } from './counting-ids.ts';
import { demoPlan, demoSkills, demoTeam, demoTemplate } from './demo-team.ts';
import { createFakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';

export type TestEngine = {
  readonly dataFolder: string;
  readonly database: SqliteDatabase;
  readonly store: EventStore;
  readonly runs: RunRepository;
  readonly workspaces: WorkspaceRepository;
  readonly service: RunService;
  readonly clock: FakeClock;
  readonly faults: readonly unknown[];
  start(changes?: Partial<EventData<'run.created'>>): RunId;
  events(runId: RunId): readonly RunEvent[];
  /** Stops the service and closes the database; the folder stays, so that another engine can open it. */
  stop(): Promise<void>;
  /** Drops the database as a crash would: nothing is told to the service. */
  kill(): void;
  dispose(): Promise<void>;
};

export const testSha = Sha256.parse('ab'.repeat(32));

/** The engine's run side over a real database in a temporary folder, with a scripted model, a still clock and a demo team. */
export function createTestEngine(options: {
  readonly model: LanguageModel;
  readonly plan?: Plan;
  readonly skills?: readonly Skill[];
  readonly dataFolder?: string;
  readonly owner?: string;
  readonly blocks?: readonly Block[];
  readonly parts?: Partial<RunServiceOptions>;
}): TestEngine {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'guildhall-engine-'));
  const opened = openDatabase({ file: join(dataFolder, 'guildhall.sqlite'), migrations });
  if (!opened.ok) throw new Error(opened.error.message);
  const database = opened.value;
  const clock = createFakeClock();
  const store = createEventStore({ database, clock });
  const runs = createRunRepository(database);
  const blocks = options.blocks ?? [];
  const faults: unknown[] = [];
  const service = createRunService({
    store,
    runs,
    clock,
    model: options.model,
    embedder: noEmbedder,
    recall: async ({ query, limit }) =>
      blocks
        .filter((block) => block.text.includes(query))
        .slice(0, limit)
        .map(asPassage),
    blocksOf: () => ({ all: () => blocks, byId: (id) => blocks.find((block) => block.id === id) ?? null }),
    teamOf: (teamId) => (teamId === demoTeam.id ? demoTeam : null),
    skills: options.skills ?? demoSkills,
    templates: [demoTemplate(options.plan ?? demoPlan)],
    ids: createCountingIds(),
    owner: options.owner ?? 'engine-1',
    onFault: (fault) => faults.push(fault),
    ...options.parts,
  });
  const stop = async (): Promise<void> => {
    await service.close();
    database.close();
  };
  return {
    dataFolder,
    database,
    store,
    runs,
    clock,
    service,
    faults,
    stop,
    workspaces: createWorkspaceRepository(database),
    start(changes) {
      const started = service.start({ ...demoRun, ...changes });
      if (!started.ok) throw new Error(started.error.message);
      return started.value;
    },
    events: (runId) => store.read({ runId, afterSeq: 0 }),
    kill: () => {
      database.close();
    },
    async dispose() {
      if (database.open) await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export const demoRun: EventData<'run.created'> = {
  workspaceId: WorkspaceId.parse('w1'),
  teamId: 'demo',
  question: 'Why?',
  asOf: { at: Date.UTC(2026, 2, 1), from: 'newest-source', source: 'mail' },
  models: { decider: { id: 'small', sha256: testSha }, worker: { id: 'large', sha256: testSha } },
  confirmPlan: false,
};

function asPassage(block: Block) {
  return { block, start: 0, end: block.text.length, score: 1, vectorRank: null, textRank: 1 };
}

const noEmbedder: Embedder = {
  dimensions: 2,
  maxTokens: 100,
  embed: async ({ texts }) => ({ ok: true, value: texts.map((text) => Float32Array.from([text.length, 1])) }),
  countTokens: async ({ texts }) => ({ ok: true, value: texts.map((text) => text.length) }),
};
