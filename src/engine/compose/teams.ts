import { join } from 'node:path';
import type { ModelSpeed } from '../../shared/contract/models.ts';
import type { ModelRole } from '../../shared/domain/model.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { presetInfos as presets } from '../agents/index.ts';
import { createTeamHandlers } from '../api/teams.handlers.ts';
import type { PreviewTeam } from '../api/teams.handlers.ts';
import type { Knowledge } from '../memory/index.ts';
import type { ModelStore } from '../models/index.ts';
import { planTemplates } from '../plans/index.ts';
import type { Clock } from '../ports/clock.ts';
import { createModelSpeeds, createTeamRepository, loadedBytes, secondsOfNewestRuns } from '../storage/index.ts';
import type { SqliteDatabase, WorkspaceRepository } from '../storage/index.ts';
import { toolInfos as tools } from '../tools/index.ts';
import { createTeamLibrary, loadTeams, previewTeam } from '../teams/index.ts';
import type { PreviewModel, TeamLibrary, TeamLoadError } from '../teams/index.ts';

/** What the teams ask of the inference side: sizes of models, loaded or not. */
export type ModelSizes = {
  readonly residents: () => readonly { readonly modelId: string; readonly state: string; readonly bytes: number }[];
  readonly fit: (modelId: string) => Promise<Result<{ readonly planned: { readonly bytes: number } }, unknown>>;
};

export type TeamParts = {
  readonly database: SqliteDatabase;
  readonly clock: Clock;
  /** Teams that ship with the program. */
  readonly teams: readonly TeamDocument[];
  readonly workspaces: WorkspaceRepository;
  readonly knowledge: Knowledge;
  readonly store: ModelStore;
  readonly inference: ModelSizes;
};

/** The teams that ship with the program. */
export function loadBuiltInTeams(resourcesFolder: string): Promise<Result<readonly TeamDocument[], TeamLoadError>> {
  return loadTeams({ folder: join(resourcesFolder, 'templates'), presets, tools });
}

/** Teams of one data folder, and the part of the contract that is about them. */
export function composeTeams(parts: TeamParts): {
  readonly library: TeamLibrary;
  readonly teams: ReturnType<typeof createTeamHandlers>;
} {
  const { database, clock, workspaces } = parts;
  const library = createTeamLibrary({
    builtIn: parts.teams,
    repository: createTeamRepository(database),
    presets,
    tools,
    clock,
  });
  const handlers = createTeamHandlers({
    library,
    presets,
    tools,
    previewTeam: createPreview(parts),
    hasWorkspace: (id) => workspaces.byId(id) !== null,
  });
  return { library, teams: handlers };
}

function createPreview(parts: TeamParts): PreviewTeam {
  const { database, inference, knowledge } = parts;
  const speeds = createModelSpeeds(database);
  const newestRuns = secondsOfNewestRuns(database);
  return async ({ document, workspaceId, signal }) => {
    const template = planTemplates.find(({ id }) => id === document.planTemplate);
    const sources = { blocks: 0, kinds: [] };
    const resident = inference.residents().reduce((sum, { bytes }) => sum + bytes, 0);
    return previewTeam({
      document,
      presets,
      tools,
      models: await modelsByRole({ ...parts, speeds: speeds(), signal }),
      budgetBytes: process.availableMemory() + resident,
      blocks: blocksOf({ knowledge, workspaceId }),
      templateAgents:
        template
          ?.build({ question: '', before: null, team: document, sources })
          .tasks.map(({ assignee }) => assignee) ?? null,
      measuredSeconds: newestRuns(document.id),
    });
  };
}

/** Null for a workspace that was not read yet. */
function blocksOf(options: { readonly knowledge: Knowledge; readonly workspaceId: WorkspaceId | null }): number | null {
  const { knowledge, workspaceId } = options;
  if (workspaceId === null) return null;
  const blocks = knowledge.of(workspaceId).blocks.all({}).length;
  return blocks === 0 ? null : blocks;
}

async function modelsByRole(
  options: TeamParts & { readonly speeds: readonly ModelSpeed[]; readonly signal: AbortSignal },
): Promise<ReadonlyMap<ModelRole, PreviewModel>> {
  const { store, inference, database, speeds, signal } = options;
  const lastBytes = loadedBytes(database);
  const models = new Map<ModelRole, PreviewModel>();
  for (const [role, modelId] of await store.fillRoles({ signal })) {
    const entry = await store.entry(modelId);
    const loaded = inference.residents().find((model) => model.modelId === modelId && model.state === 'loaded');
    const measured = loaded?.bytes ?? lastBytes(modelId);
    const planned = measured === null ? await inference.fit(modelId) : null;
    const speed = speeds.find((candidate) => candidate.modelId === modelId);
    models.set(role, {
      modelId,
      title: entry?.title ?? modelId,
      bytes: measured ?? (planned?.ok === true ? planned.value.planned.bytes : (entry?.bytes ?? 0)),
      measured: measured !== null,
      readPerSecond: speed?.readPerSecond ?? null,
      writtenPerSecond: speed?.writtenPerSecond ?? null,
      decisionsPerSecond: speed?.decisionsPerSecond ?? null,
    });
  }
  return models;
}
