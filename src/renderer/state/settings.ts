import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DiskUse, Settings } from '../../shared/contract/settings.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import { unwrap } from './engine-failure.ts';
import { useServices } from './services.ts';

/** Tools that change something outside the run. */
const WRITING_TOOLS: ReadonlySet<string> = new Set(['write-file']);

export function useSettings(): UseQueryResult<Settings> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['settings'],
    queryFn: async ({ signal }) => unwrap(await client.settings.get({}, { signal })),
  });
}

/** Changes what is named. The page shows the change at once and the stored state when the engine has answered. */
export function useSaveSettings(): UseMutationResult<Settings, Error, Partial<Settings>> {
  const { client } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change) => unwrap(await client.settings.save(change)),
    onMutate: (change) => {
      queries.setQueryData<Settings>(['settings'], (known) => (known === undefined ? known : { ...known, ...change }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
}

export function useDiskUse(): UseQueryResult<DiskUse> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['settings', 'disk-use'],
    queryFn: async ({ signal }) => unwrap(await client.settings.diskUse({}, { signal })),
  });
}

/** Whether the person wants to see the plan of this team before it runs. */
export function asksBeforeRun(
  settings: Pick<Settings, 'askBeforeRun'>,
  team: Pick<TeamDocument, 'agents'> | null,
): boolean {
  if (settings.askBeforeRun !== 'writes') return settings.askBeforeRun === 'always';
  return team?.agents.some(({ tools }) => tools.some(({ tool }) => WRITING_TOOLS.has(tool))) ?? false;
}
