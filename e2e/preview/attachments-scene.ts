import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { Attachment } from '../../src/shared/domain/attachment.ts';
import { AttachmentId, mostAttachedBytes } from '../../src/shared/domain/attachment.ts';
import { ConversationId } from '../../src/shared/domain/conversation.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';

/** Bytes from which the scripted engine finds a file too large: a page in a test cannot make a really large one at once. */
const LARGE = 3_000_000;
const PART_MS = 150;

/** Attachments that are kept as long as the page is open; every file is read, except pictures. */
export function attachmentsScene(): Pick<EngineHandlers, 'attachments'> {
  let all: readonly Attachment[] = [];
  const change = (id: string, to: Partial<Attachment>): void => {
    all = all.map((one) => (one.id === id ? { ...one, ...to } : one));
  };
  const add = (file: { name: string; bytes: number; received: number; conversationId: string | null }): Attachment => {
    const attachment: Attachment = {
      ...{ name: file.name, file: `//attached/${file.name}`, bytes: file.bytes, received: file.received, read: null },
      id: AttachmentId.parse(`attachment-${all.length + 1}-${file.name}`),
      conversationId: ConversationId.parse(file.conversationId ?? 'c1'),
    };
    all = [...all, attachment];
    return attachment;
  };
  return {
    attachments: {
      list: async ({ conversationId }) =>
        ok({ attachments: all.filter((attachment) => attachment.conversationId === conversationId) }),
      async create({ name, bytes, conversationId }) {
        if (bytes < LARGE) return ok(add({ name, bytes, received: 0, conversationId }));
        return err({ code: 'file-too-large', message: '', data: { name, bytes, mostBytes: mostAttachedBytes } });
      },
      async append({ attachmentId, at, base64 }) {
        await new Promise((resolve) => setTimeout(resolve, PART_MS));
        const attachment = all.find(({ id }) => id === attachmentId);
        if (attachment === undefined)
          return err({ code: 'not-found', message: '', data: { kind: 'attachment', id: attachmentId } });
        change(attachmentId, { received: at + atob(base64).length });
        return ok({ ...attachment, received: at + atob(base64).length });
      },
      async copy({ path, conversationId }) {
        const name = path.split('/').at(-1) ?? '';
        return ok(add({ name, bytes: 10, received: 10, conversationId }));
      },
      async *ingest({ conversationId }, { signal }) {
        yield { stage: 'reading', done: 0, total: 1, note: '' } as const;
        await new Promise((resolve) => setTimeout(resolve, 2 * PART_MS));
        if (signal.aborted) return;
        for (const { id, name, read } of all.filter((one) => one.conversationId === conversationId))
          if (read === null)
            change(id, {
              read: name.endsWith('.png')
                ? { blocks: 0, problem: { code: 'unsupported', message: 'Pictures are not read.' } }
                : { blocks: 14, problem: null },
            });
        yield { stage: 'done', done: 1, total: 1, note: '' } as const;
      },
      async remove({ attachmentId }) {
        all = all.filter(({ id }) => id !== attachmentId);
        return ok({});
      },
    },
  };
}
