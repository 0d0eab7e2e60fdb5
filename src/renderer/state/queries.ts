import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ModelState } from '../../shared/contract/models.ts';
import type { RunSummary } from '../../shared/contract/runs.ts';
import type { SourceState } from '../../shared/contract/sources.ts';
import type { Citation } from '../../shared/domain/answer.ts';
import type { Block, SourceFile } from '../../shared/domain/source.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { Sha256, WorkspaceId } from '../../shared/kernel/ids.ts';
import { unwrap } from './engine-failure.ts';
import { useServices } from './services.ts';

/** The facts that are asked for, one hook each. Live facts of a run are not here: they are in the store. */

const HISTORY_LIMIT = 200;
const HISTORY_REFRESH_MS = 5_000;
const QUEUE_REFRESH_MS = 1_000;

export function useWorkspaces(): UseQueryResult<readonly Workspace[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['workspaces'],
    queryFn: async ({ signal }) => unwrap(await client.workspaces.list({}, { signal })).workspaces,
  });
}

/** Runs of one workspace, newest first. Runs can also be started from a terminal, so the list is asked for again. */
export function useRunHistory(workspaceId: string | null): UseQueryResult<readonly RunSummary[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['runs', workspaceId],
    enabled: workspaceId !== null,
    refetchInterval: HISTORY_REFRESH_MS,
    queryFn: async ({ signal }) => {
      const input = { workspaceId: WorkspaceId.parse(workspaceId), limit: HISTORY_LIMIT };
      const { runs } = unwrap(await client.runs.list(input, { signal }));
      return runs.toSorted((left, right) => right.createdAt - left.createdAt);
    },
  });
}

/** Runs that wait until nothing else computes, next first. */
export function useRunQueue(): UseQueryResult<readonly string[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['run-queue'],
    refetchInterval: QUEUE_REFRESH_MS,
    queryFn: async ({ signal }) => unwrap(await client.runs.queue({}, { signal })).runIds,
  });
}

export type SourceOverview = {
  readonly sources: readonly SourceState[];
  readonly files: readonly SourceFile[];
  readonly blocks: number;
  readonly asOf: number | null;
};

export function useSources(workspaceId: string | null): UseQueryResult<SourceOverview> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['sources', workspaceId],
    enabled: workspaceId !== null,
    queryFn: async ({ signal }) =>
      unwrap(await client.sources.list({ workspaceId: WorkspaceId.parse(workspaceId) }, { signal })),
  });
}

export type PassageInContext = {
  readonly block: Block;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly stale: boolean;
};

export function usePassage(
  workspaceId: string,
  citation: Pick<Citation, 'file' | 'locator'>,
): UseQueryResult<PassageInContext> {
  const { client } = useServices();
  const { file, locator } = citation;
  return useQuery({
    queryKey: ['passage', workspaceId, file, locator],
    queryFn: async ({ signal }) =>
      unwrap(await client.sources.passage({ workspaceId: WorkspaceId.parse(workspaceId), file, locator }, { signal })),
  });
}

export function useModels(): UseQueryResult<readonly ModelState[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['models'],
    queryFn: async ({ signal }) => unwrap(await client.models.list({}, { signal })).models,
  });
}

/** A stored text by its hash. It can never change, so it is asked for once. */
export function useBlob(sha256: string | null): UseQueryResult<string> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['blob', sha256],
    enabled: sha256 !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => unwrap(await client.runs.blob({ sha256: Sha256.parse(sha256) }, { signal })).text,
  });
}

export function useSystemInfo() {
  const { client } = useServices();
  return useQuery({
    queryKey: ['system'],
    queryFn: async ({ signal }) => unwrap(await client.system.info({}, { signal })),
  });
}

export function useDoctor() {
  const { client } = useServices();
  return useQuery({
    queryKey: ['doctor'],
    queryFn: async ({ signal }) => unwrap(await client.system.doctor({}, { signal })).findings,
  });
}
