import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import type { ConversationId } from '../../../shared/domain/conversation.ts';
import { WorkspaceId } from '../../../shared/kernel/ids.ts';
import type { Attaching, AttachingState } from '../../state/attaching.ts';
import { createAttaching } from '../../state/attaching.ts';
import { unwrap } from '../../state/engine-failure.ts';
import { useServices } from '../../state/services.ts';

export type Attachments = AttachingState &
  Pick<Attaching, 'give' | 'remove' | 'dismiss'> & {
    /** Those that have arrived; what is on its way is in `uploads`. */
    readonly all: readonly Attachment[];
  };

/** The files of a conversation, or of a question that will begin one. Leaving the page stops what is on its way. */
export function useAttachments(options: {
  readonly workspaceId: string | null;
  readonly conversationId: ConversationId | null;
}): Attachments {
  const { workspaceId, conversationId } = options;
  const { client } = useServices();
  const queries = useQueryClient();
  const attaching = useMemo(
    () =>
      createAttaching({
        client,
        // Before there is a workspace, nothing can be given.
        workspaceId: WorkspaceId.parse(workspaceId ?? 'none'),
        conversationId,
        onChanged: () => void queries.invalidateQueries({ queryKey: ['attachments'] }),
      }),
    [client, queries, workspaceId, conversationId],
  );
  useEffect(() => () => attaching.close(), [attaching]);
  const state = useStore(attaching.store);
  const place = state.conversationId;
  const { data = [] } = useQuery({
    queryKey: ['attachments', place],
    enabled: place !== null,
    queryFn: async ({ signal }) =>
      place === null ? [] : unwrap(await client.attachments.list({ conversationId: place }, { signal })).attachments,
  });
  const all = data.filter(({ bytes, received }) => received === bytes);
  const { give, remove, dismiss } = attaching;
  return { ...state, all, give, remove, dismiss };
}
