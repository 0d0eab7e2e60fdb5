import { expect, it } from 'vitest';
import type { EngineClient } from '../../shared/contract/index.ts';
import { Attachment, attachmentPartBytes } from '../../shared/domain/attachment.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { giveFile } from './attachment-uploads.ts';
import type { Given } from './attachment-uploads.ts';

/** Takes parts as the engine does; `failsAt` refuses the part that begins there. */
function scripted(failsAt?: number) {
  const arrived: Buffer[] = [];
  const removed: string[] = [];
  let bytes = 0;
  const now = (): Attachment =>
    Attachment.parse({
      ...{ id: 'a1', conversationId: 'c1', name: 'x', file: '//attached/x', read: null },
      ...{ bytes, received: Buffer.concat(arrived).length },
    });
  const attachments: Partial<EngineClient['attachments']> = {
    create: async (input) => ((bytes = input.bytes), ok(now())),
    copy: async () => ok(now()),
    append: async ({ at, base64 }) => {
      if (at === failsAt) return err({ code: 'not-found', message: '', data: { kind: 'attachment', id: 'a1' } });
      arrived.push(Buffer.from(base64, 'base64'));
      return ok(now());
    },
    remove: async ({ attachmentId }) => (removed.push(attachmentId), ok({})),
  };
  return { client: { attachments } as unknown as EngineClient, removed, arrived: () => Buffer.concat(arrived) };
}

const content = Buffer.alloc(attachmentPartBytes + 70_000, 'The pump.');
const given: Given = { kind: 'bytes', name: 'x', size: content.length, bytes: new Blob([content]) };
const place = { workspaceId: WorkspaceId.parse('w1'), conversationId: null };

it('sends every byte in parts and says how far it is', async () => {
  const { client, arrived, removed } = scripted();
  const seen: number[] = [];
  const { signal } = new AbortController();
  const onProgress = ({ received }: Attachment): void => void seen.push(received);
  expect(await giveFile({ client, ...place, given, signal, onProgress })).toMatchObject({ received: content.length });
  expect(arrived().equals(content)).toBe(true);
  expect([seen, removed]).toEqual([[0, attachmentPartBytes, content.length], []]);
});

it('takes back what was begun when a part is refused or the person stops it', async () => {
  const refused = scripted(attachmentPartBytes);
  const { signal } = new AbortController();
  await expect(
    giveFile({ client: refused.client, ...place, given, signal, onProgress: () => undefined }),
  ).rejects.toThrow();
  expect(refused.removed).toEqual(['a1']);
  const stopped = scripted();
  const stop = new AbortController();
  const onProgress = ({ received }: Attachment): void => (received > 0 ? stop.abort() : undefined);
  await expect(
    giveFile({ client: stopped.client, ...place, given, signal: stop.signal, onProgress }),
  ).rejects.toThrow();
  expect(stopped.removed).toEqual(['a1']);
});
