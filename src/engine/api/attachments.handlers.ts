import type { EngineHandlers } from '../../shared/contract/index.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import type { Attachments } from '../attachments/index.ts';
import { ingestEvents } from './ingest-events.ts';
import { noWorkspace } from './source-list.handlers.ts';

/** The `attachments` group: files that were given to a conversation. */
export function createAttachmentHandlers(options: {
  readonly attachments: Attachments;
  readonly workspaceOf: (id: WorkspaceId) => Workspace | null;
}): EngineHandlers['attachments'] {
  const { attachments, workspaceOf } = options;
  return {
    list: async ({ conversationId }) => ok({ attachments: [...attachments.list(conversationId)] }),
    create: async (input) =>
      workspaceOf(input.workspaceId) === null ? noWorkspace(input.workspaceId) : attachments.create(input),
    append: ({ attachmentId, at, base64 }) =>
      attachments.append({ attachmentId, at, bytes: Buffer.from(base64, 'base64') }),
    copy: async (input) =>
      workspaceOf(input.workspaceId) === null ? noWorkspace(input.workspaceId) : attachments.copy(input),
    ingest: ({ conversationId }, { signal }) =>
      ingestEvents({ ingest: (watched) => attachments.ingest({ conversationId, ...watched }), signal }),
    async remove({ attachmentId }) {
      const removed = await attachments.remove(attachmentId);
      return removed.ok ? ok({}) : removed;
    },
  };
}
