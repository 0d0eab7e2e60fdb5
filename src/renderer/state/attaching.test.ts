import { expect, it, vi } from 'vitest';
import type { EngineClient } from '../../shared/contract/index.ts';
import { Attachment } from '../../shared/domain/attachment.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { createAttaching } from './attaching.ts';

/** An engine that copies by path; a path with `bad` in it is refused, `slow` waits to be stopped. */
function scripted() {
  const places: (string | null)[] = [];
  const read: string[] = [];
  const copy: EngineClient['attachments']['copy'] = async ({ path, conversationId }, options) => {
    places.push(conversationId);
    if (path.includes('slow')) {
      await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve));
      return err({ code: 'cancelled', message: '', data: {} });
    }
    if (path.includes('bad'))
      return err({ code: 'folder-unreadable', message: '', data: { folder: path, reason: 'no' } });
    return ok(
      Attachment.parse({
        ...{ id: path, conversationId: 'c1', name: path, file: `//attached/${path}` },
        ...{ bytes: 1, received: 1, read: null },
      }),
    );
  };
  const ingest: EngineClient['attachments']['ingest'] = async function* ingest({ conversationId }) {
    read.push(conversationId);
    yield { stage: 'done', done: 1, total: 1, note: '' };
  };
  const client = { attachments: { copy, ingest } } as unknown as EngineClient;
  const place = { workspaceId: WorkspaceId.parse('w1'), conversationId: null };
  return { attaching: createAttaching({ client, ...place, onChanged: () => undefined }), places, read };
}

const path = (name: string) => ({ kind: 'path', name, size: 1, path: name }) as const;

it('the first file begins the conversation that the others go to; one that is refused does not hold up the next', async () => {
  const { attaching, places, read } = scripted();
  attaching.give([path('a'), path('bad'), path('b')]);
  expect(attaching.store.getState().uploads).toHaveLength(3);
  await vi.waitFor(() => expect(attaching.store.getState().uploads).toHaveLength(1));
  await vi.waitFor(() => expect(attaching.store.getState()).toMatchObject({ conversationId: 'c1', reading: false }));
  expect([places, read.length]).toEqual([[null, 'c1', 'c1'], 2]);
  const [failed] = attaching.store.getState().uploads;
  expect(failed).toMatchObject({ name: 'bad', failed: { error: { code: 'folder-unreadable' } } });
  attaching.dismiss(failed?.key ?? 0);
  expect(attaching.store.getState().uploads).toEqual([]);
});

it('what is dismissed before its turn is never sent, and leaving stops what is on its way', async () => {
  const { attaching, places } = scripted();
  attaching.give([path('slow'), path('later')]);
  await vi.waitFor(() => expect(places).toHaveLength(1));
  attaching.dismiss(2);
  attaching.close();
  attaching.give([path('a')]);
  await vi.waitFor(() => expect(attaching.store.getState().conversationId).toBe('c1'));
  await vi.waitFor(() => expect(attaching.store.getState().uploads).toEqual([]));
  expect(places).toHaveLength(2);
});
