import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModelMemory, ModelSpeed, RecommendedSet, WillItFit } from '../../../shared/contract/models.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';

/** Runs load and unload models too. */
const MEMORY_REFRESH_MS = 2_000;
const FIT_REFRESH_MS = 10_000;

export function useModelMemory(): UseQueryResult<ModelMemory> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['models', 'memory'],
    refetchInterval: MEMORY_REFRESH_MS,
    queryFn: async ({ signal }) => unwrap(await client.models.memory({}, { signal })),
  });
}

/** Asked for models on disk that are not loaded: what a load would take, before it. */
export function useWillItFit(options: {
  readonly modelId: string;
  readonly enabled: boolean;
}): UseQueryResult<WillItFit> {
  const { modelId, enabled } = options;
  const { client } = useServices();
  return useQuery({
    queryKey: ['models', 'fit', modelId],
    enabled,
    refetchInterval: FIT_REFRESH_MS,
    queryFn: async ({ signal }) => unwrap(await client.models.willItFit({ modelId }, { signal })),
  });
}

export function useModelSpeeds(): UseQueryResult<readonly ModelSpeed[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['models', 'speeds'],
    queryFn: async ({ signal }) => unwrap(await client.models.speeds({}, { signal })).speeds,
  });
}

export function useRecommendedSet(): UseQueryResult<RecommendedSet> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['models', 'recommended'],
    queryFn: async ({ signal }) => unwrap(await client.models.recommended({}, { signal })),
  });
}

export function useLoadModel(modelId: string): UseMutationResult<unknown, Error, void> {
  const { client } = useServices();
  return useChange(async () => unwrap(await client.models.load({ modelId })));
}

export function useUnloadModel(modelId: string): UseMutationResult<unknown, Error, void> {
  const { client } = useServices();
  return useChange(async () => unwrap(await client.models.unload({ modelId })));
}

export function usePinModel(modelId: string): UseMutationResult<unknown, Error, boolean> {
  const { client } = useServices();
  return useChange(async (pinned: boolean) => unwrap(await client.models.pin({ modelId, pinned })));
}

function useChange<Input>(change: (input: Input) => Promise<unknown>): UseMutationResult<unknown, Error, Input> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
}
