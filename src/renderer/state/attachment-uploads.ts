import type { EngineClient } from '../../shared/contract/index.ts';
import { attachmentPartBytes } from '../../shared/domain/attachment.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { unwrap } from './engine-failure.ts';

export type Given = { readonly name: string; readonly size: number } & (
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Pick<Blob, 'slice'> }
);

/**
 * Gives a file to a conversation: by its path where the page knows it, else by its bytes, part by part. What was begun is taken back
 * when it is stopped or fails. Throws the engine's failure, or the signal's reason.
 */
export async function giveFile(options: {
  readonly client: EngineClient;
  readonly workspaceId: WorkspaceId;
  readonly conversationId: ConversationId | null;
  readonly given: Given;
  readonly signal: AbortSignal;
  /** Told as soon as it has a place, then after every part. */
  readonly onProgress: (attachment: Attachment) => void;
}): Promise<Attachment> {
  const { client, workspaceId, conversationId, given, signal, onProgress } = options;
  const place = { workspaceId, conversationId };
  if (given.kind === 'path') return unwrap(await client.attachments.copy({ ...place, path: given.path }, { signal }));
  let attachment = unwrap(
    await client.attachments.create({ ...place, name: given.name, bytes: given.size }, { signal }),
  );
  onProgress(attachment);
  const { id: attachmentId } = attachment;
  try {
    for (let at = 0; at < given.size; at += attachmentPartBytes) {
      signal.throwIfAborted();
      const base64 = await base64Of(given.bytes.slice(at, Math.min(at + attachmentPartBytes, given.size)));
      attachment = unwrap(await client.attachments.append({ attachmentId, at, base64 }, { signal }));
      onProgress(attachment);
    }
    return attachment;
  } catch (cause) {
    await client.attachments.remove({ attachmentId });
    throw cause;
  }
}

/** Characters that are given to `String.fromCharCode` at once; more overflow its stack. */
const STRETCH = 32_768;

async function base64Of(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += STRETCH) binary += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return btoa(binary);
}
