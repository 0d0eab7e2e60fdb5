import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { StoredTeam } from '../../../shared/contract/teams.ts';
import type { Conversation, ConversationHit, ConversationSummary } from '../../../shared/domain/conversation.ts';
import { RunId, WorkspaceId } from '../../../shared/kernel/ids.ts';
import { unwrap } from '../../state/engine-failure.ts';
import type { Services } from '../../state/services.ts';
import { useServices } from '../../state/services.ts';

/** Older ones are found by search. */
const HISTORY_LIMIT = 2_000;
const HISTORY_REFRESH_MS = 5_000;
const HITS = 50;

/** Under the key of runs, because a run that begins or ends changes its conversation. */
const listKey = (workspaceId: string | null) => ['runs', 'conversations', workspaceId];
const ofRunKey = (runId: string) => ['runs', 'conversation', runId];

/** Conversations of a workspace, newest first. Runs can also be started elsewhere, so the list is asked for again. */
export function useConversations(workspaceId: string | null): UseQueryResult<readonly ConversationSummary[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: listKey(workspaceId),
    enabled: workspaceId !== null,
    refetchInterval: HISTORY_REFRESH_MS,
    queryFn: async ({ signal }) => {
      const input = { workspaceId: WorkspaceId.parse(workspaceId), limit: HISTORY_LIMIT };
      return unwrap(await client.chat.list(input, { signal })).conversations;
    },
  });
}

/** The conversation that a run belongs to. On the way to another of its turns, what is known is shown; an empty id asks nothing. */
export function useConversation(runId: string): UseQueryResult<Conversation> {
  const { client } = useServices();
  return useQuery<Conversation>({
    queryKey: ofRunKey(runId),
    enabled: runId !== '',
    placeholderData: (known) => (known?.turns.some((turn) => turn.runId === runId) === true ? known : undefined),
    queryFn: async ({ signal }) => unwrap(await client.chat.ofRun({ runId: RunId.parse(runId) }, { signal })),
  });
}

/** Fetches a conversation before its page is opened, so that the page does not begin empty. */
export async function prepareConversation(options: {
  readonly services: Services;
  readonly runId: RunId;
}): Promise<void> {
  const { services, runId } = options;
  await services.queries
    .fetchQuery({
      queryKey: ofRunKey(runId),
      queryFn: async ({ signal }) => unwrap(await services.client.chat.ofRun({ runId }, { signal })),
    })
    // The page asks again and shows what is the matter.
    .catch(() => undefined);
}

export function useTeams(): UseQueryResult<readonly StoredTeam[]> {
  const { client } = useServices();
  return useQuery({
    queryKey: ['teams'],
    queryFn: async ({ signal }) => unwrap(await client.teams.list({}, { signal })).teams,
  });
}

/** What is found for words in questions and answers; nothing is asked for without a word. */
export function useFoundTurns(options: {
  readonly workspaceId: string | null;
  readonly query: string;
}): UseQueryResult<readonly ConversationHit[]> {
  const { client } = useServices();
  const { workspaceId, query } = options;
  return useQuery<readonly ConversationHit[]>({
    queryKey: ['runs', 'found', workspaceId, query],
    enabled: query.trim() !== '',
    placeholderData: (known) => known,
    queryFn: async ({ signal }) => {
      const input = {
        workspaceId: workspaceId === null ? null : WorkspaceId.parse(workspaceId),
        query,
        limit: HITS,
      };
      return unwrap(await client.chat.search(input, { signal })).hits;
    },
  });
}
