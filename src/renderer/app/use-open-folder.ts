import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { unwrap } from '../state/engine-failure.ts';
import { useServices } from '../state/services.ts';
import { go } from './actions.ts';

/** Makes a folder of the person's own a workspace, or finds the one that it has, and goes there. */
export function useOpenFolder(onDone: () => void): UseMutationResult<Workspace, Error, string> {
  const services = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (folder) => unwrap(await services.client.workspaces.open({ folder })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      services.store.setState({ workspaceId: id, passage: null });
      go(services, { view: 'ask' });
      onDone();
    },
  });
}
