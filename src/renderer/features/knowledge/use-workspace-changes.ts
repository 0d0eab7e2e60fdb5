import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceContents } from '../../../shared/contract/workspaces.ts';
import type { Workspace } from '../../../shared/domain/workspace.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';

/** What Guildhall keeps of a workspace, for the question before it is deleted. */
export function useContents({ id }: Workspace): UseQueryResult<WorkspaceContents> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['workspaces', id, 'contents'],
    staleTime: 0,
    queryFn: async ({ signal }) => unwrap(await client.workspaces.contents({ workspaceId: id }, { signal })),
  });
}

export function useRemovedSamples(): UseQueryResult<readonly string[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['workspaces', 'removed-samples'],
    queryFn: async ({ signal }) => unwrap(await client.workspaces.removedSamples({}, { signal })).names,
  });
}

export function useRenameWorkspace({ id }: Workspace): UseMutationResult<Workspace, Error, string> {
  const { client } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name) => unwrap(await client.workspaces.rename({ workspaceId: id, name })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['workspaces'] }),
  });
}

/** Deletes the workspace; the first of the others is open afterwards. `onRemoved` comes before the page forgets about it. */
export function useRemoveWorkspace(options: {
  readonly workspace: Workspace;
  readonly onRemoved: () => void;
}): UseMutationResult<WorkspaceContents, Error, void> {
  const { id } = options.workspace;
  const { client, store } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => unwrap(await client.workspaces.remove({ workspaceId: id })),
    onSuccess: async () => {
      options.onRemoved();
      if (store.getState().workspaceId === id) store.setState({ workspaceId: null, passage: null });
      await queries.invalidateQueries();
    },
  });
}

export function useResetSample(options: {
  readonly workspace: Workspace;
  readonly onReset: () => void;
}): UseMutationResult<Workspace, Error, void> {
  const { client, store } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => unwrap(await client.workspaces.resetSample({ workspaceId: options.workspace.id })),
    onSuccess: async () => {
      options.onReset();
      store.setState({ passage: null });
      await queries.invalidateQueries();
    },
  });
}

export function useRestoreSamples(): UseMutationResult<readonly Workspace[], Error, void> {
  const { client } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => unwrap(await client.workspaces.restoreSamples({})).workspaces,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['workspaces'] }),
  });
}
