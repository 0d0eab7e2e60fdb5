import type { UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StoredTeam, TeamPreview } from '../../../../shared/contract/teams.ts';
import type { PresetInfo, ToolInfo } from '../../../../shared/domain/preset.ts';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { WorkspaceId } from '../../../../shared/kernel/ids.ts';
import { unwrap } from '../../../state/engine-failure.ts';
import { useServices } from '../../../state/services.ts';
import type { Mark } from '../editor/team-editor.ts';

export function useTeams(): UseQueryResult<readonly StoredTeam[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams', 'list'],
    queryFn: async ({ signal }) => unwrap(await client.teams.list({}, { signal })).teams,
  });
}

/** The team as it was stored when the page was opened; from then on the editor owns it. */
export function useStoredTeam(teamId: string): UseQueryResult<StoredTeam> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams', 'one', teamId],
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async ({ signal }) => unwrap(await client.teams.get({ teamId }, { signal })),
  });
}

/** The team as it was saved once; that never changes. */
export function useVersion(teamId: string, revision: number | null): UseQueryResult<TeamDocument> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams', 'version', teamId, revision],
    enabled: revision !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      unwrap(await client.teams.version({ teamId, revision: revision ?? 0 }, { signal })).document,
  });
}

export type PaletteFacts = { readonly presets: readonly PresetInfo[]; readonly tools: readonly ToolInfo[] };

/** What the engine can do; it does not change while it runs. */
export function usePaletteFacts(): UseQueryResult<PaletteFacts> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams', 'palette'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => unwrap(await client.teams.palette({}, { signal })),
  });
}

/** What a run would take. `mark` names the state of the document, which itself is too large for a key. */
export function usePreview(options: {
  readonly document: TeamDocument;
  readonly mark: Mark;
  readonly workspaceId: string | null;
}): UseQueryResult<TeamPreview> {
  const { client } = useServices();
  const { document, mark, workspaceId } = options;
  return useQuery({
    queryKey: ['teams', 'preview', document.id, mark, workspaceId],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const workspace = workspaceId === null ? null : WorkspaceId.parse(workspaceId);
      return unwrap(await client.teams.preview({ document, workspaceId: workspace }, { signal }));
    },
  });
}
