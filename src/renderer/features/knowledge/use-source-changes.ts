import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SourceContents } from '../../../shared/contract/sources.ts';
import type { Source, Workspace } from '../../../shared/domain/workspace.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';

/** Adds folders and files by their paths and begins to read them; the first that is refused ends it, what was added before stays. */
export function useAddSource({ id }: Pick<Workspace, 'id'>): UseMutationResult<void, Error, readonly string[]> {
  const { client, ingests } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (paths) => {
      let added = 0;
      try {
        for (const path of paths) {
          unwrap(await client.sources.add({ workspaceId: id, path }));
          added += 1;
        }
      } finally {
        if (added > 0) ingests.restart(id);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['sources', id] }),
  });
}

type OneSource = { readonly workspace: Workspace; readonly source: Source };

/** What Guildhall keeps of a source, for the question before it is removed. */
export function useSourceContents({ workspace, source }: OneSource): UseQueryResult<SourceContents> {
  const { client } = useServices();
  const input = { workspaceId: workspace.id, label: source.label };
  return useQuery({
    queryKey: ['sources', workspace.id, 'contents', source.label],
    staleTime: 0,
    queryFn: async ({ signal }) => unwrap(await client.sources.contents(input, { signal })),
  });
}

/** Stops what this page reads in, so that the removal need not wait for it. `onRemoved` comes before the page forgets about it. */
export function useRemoveSource(
  options: OneSource & { readonly onRemoved: () => void },
): UseMutationResult<SourceContents, Error, void> {
  const { workspace, source, onRemoved } = options;
  const { client, ingests, store } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      ingests.pause(workspace.id);
      return unwrap(await client.sources.remove({ workspaceId: workspace.id, label: source.label }));
    },
    onSuccess: async () => {
      onRemoved();
      store.setState({ passage: null });
      await queries.invalidateQueries();
    },
  });
}
