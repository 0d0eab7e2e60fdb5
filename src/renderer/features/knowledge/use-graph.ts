import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { KnowledgeGraph } from '../../../shared/contract/memory.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';

export function useGraph(workspaceId: string): UseQueryResult<KnowledgeGraph> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['sources', workspaceId, 'graph'],
    queryFn: async ({ signal }) =>
      unwrap(await client.memory.graph({ workspaceId: WorkspaceId.parse(workspaceId) }, { signal })),
  });
}
