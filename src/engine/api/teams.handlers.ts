import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { TeamPreview } from '../../shared/contract/teams.ts';
import type { PresetInfo, ToolInfo } from '../../shared/domain/preset.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { readTeamFile, writeTeamFile } from '../teams/index.ts';
import type { TeamLibrary } from '../teams/index.ts';

/** What a run of a team would take. */
export type PreviewTeam = (options: {
  readonly document: TeamDocument;
  readonly workspaceId: WorkspaceId | null;
  readonly signal: AbortSignal;
}) => Promise<TeamPreview>;

export type TeamHandlerOptions = {
  readonly library: TeamLibrary;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
  readonly previewTeam: PreviewTeam;
  readonly hasWorkspace: (workspaceId: WorkspaceId) => boolean;
};

export function createTeamHandlers(options: TeamHandlerOptions): EngineHandlers['teams'] {
  const { library, presets, tools, previewTeam, hasWorkspace } = options;
  return {
    list: async () => ok({ teams: [...library.list()] }),
    async get({ teamId }) {
      return found({ teamId, team: library.find(teamId) });
    },
    palette: async () => ok({ presets: [...presets], tools: [...tools] }),
    create: async ({ title, copyOf }) => library.create({ title, copyOf }),
    save: async ({ document, baseRevision, label }) => library.save({ document, baseRevision, label }),
    async remove({ teamId }) {
      const removed = library.remove(teamId);
      return removed.ok ? ok({}) : removed;
    },
    async versions({ teamId }) {
      const versions = library.versions(teamId);
      return versions.ok ? ok({ versions: [...versions.value] }) : versions;
    },
    async version({ teamId, revision }) {
      const document = library.version({ teamId, revision });
      return document.ok ? ok({ document: document.value }) : document;
    },
    async preview({ document, workspaceId }, { signal }) {
      if (workspaceId !== null && !hasWorkspace(workspaceId)) {
        const message = `There is no workspace “${workspaceId}”.`;
        return err({ code: 'not-found', message, data: { kind: 'workspace', id: workspaceId } });
      }
      return ok(await previewTeam({ document, workspaceId, signal }));
    },
    async exportFile({ teamId }) {
      const team = found({ teamId, team: library.find(teamId) });
      return team.ok ? ok(writeTeamFile(team.value.document)) : team;
    },
    async importFile({ text }) {
      const document = readTeamFile(text);
      return document.ok ? ok(library.add({ document: document.value, label: 'Imported' })) : document;
    },
  };
}

function found<Team>(options: { readonly teamId: string; readonly team: Team | null }) {
  const { teamId, team } = options;
  if (team !== null) return ok(team);
  return err({
    code: 'not-found' as const,
    message: `There is no team “${teamId}”.`,
    data: { kind: 'team', id: teamId },
  });
}
