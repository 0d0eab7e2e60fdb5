import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { WireError } from '../../shared/contract/errors.ts';
import type { EngineClient } from '../../shared/contract/index.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { giveFile } from './attachment-uploads.ts';
import type { Given } from './attachment-uploads.ts';
import { wireErrorOf } from './engine-failure.ts';

/** A file on its way to the conversation, or one that did not get there. */
export type Upload = {
  readonly key: number;
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  /** Why it was not taken; null while it is on its way. */
  readonly failed: { readonly error: WireError | null } | null;
};

export type AttachingState = {
  /** Where the files go; begun with the first of them where there is none yet. */
  readonly conversationId: ConversationId | null;
  readonly uploads: readonly Upload[];
  readonly reading: boolean;
};

export type Attaching = {
  readonly store: StoreApi<AttachingState>;
  give(files: readonly Given[]): void;
  /** Stops an upload that is on its way, or takes a failed one out of sight. */
  dismiss(key: number): void;
  remove(attachment: Attachment): Promise<void>;
  /** Stops what is on its way; what has arrived stays. */
  close(): void;
};

/** Gives files to one conversation, one after the other (the first may have to begin it), and has them read when they have arrived. */
export function createAttaching(options: {
  readonly client: EngineClient;
  readonly workspaceId: WorkspaceId;
  readonly conversationId: ConversationId | null;
  /** Told when the engine's list of attachments is another than before. */
  readonly onChanged: () => void;
}): Attaching {
  const { client, workspaceId, onChanged } = options;
  const store = createStore<AttachingState>(() => ({
    conversationId: options.conversationId,
    uploads: [],
    reading: false,
  }));
  const stops = new Map<number, AbortController>();
  const reader = createReader({ client, onChanged, onReading: (reading) => store.setState({ reading }) });
  let queue: Promise<void> = Promise.resolve();
  let lastKey = 0;

  const change = (key: number, to: Partial<Upload>): void =>
    store.setState(({ uploads }) => ({ uploads: uploads.map((one) => (one.key === key ? { ...one, ...to } : one)) }));
  const drop = (key: number): void =>
    store.setState(({ uploads }) => ({ uploads: uploads.filter((one) => one.key !== key) }));

  const giveOne = async (work: { readonly key: number; readonly given: Given; readonly signal: AbortSignal }) => {
    const { key, given, signal } = work;
    const onProgress = (attachment: Attachment): void => {
      store.setState({ conversationId: attachment.conversationId });
      change(key, { share: attachment.received / Math.max(1, attachment.bytes) });
    };
    try {
      signal.throwIfAborted();
      const { conversationId } = store.getState();
      const attachment = await giveFile({ client, workspaceId, conversationId, given, signal, onProgress });
      onProgress(attachment);
      drop(key);
      reader.read(attachment.conversationId);
    } catch (cause) {
      if (signal.aborted) drop(key);
      else change(key, { failed: { error: wireErrorOf(cause) } });
    } finally {
      stops.delete(key);
      onChanged();
    }
  };

  return {
    store,
    give(files) {
      for (const given of files) {
        const key = (lastKey += 1);
        const stop = new AbortController();
        stops.set(key, stop);
        store.setState(({ uploads }) => ({ uploads: [...uploads, { key, name: given.name, share: 0, failed: null }] }));
        queue = queue.then(() => giveOne({ key, given, signal: stop.signal }));
      }
    },
    dismiss(key) {
      stops.get(key)?.abort();
      drop(key);
    },
    async remove({ id, conversationId }) {
      // Else the removal would wait until the file is read.
      reader.stop();
      await client.attachments.remove({ attachmentId: id });
      onChanged();
      reader.read(conversationId);
    },
    close() {
      for (const stop of stops.values()) stop.abort();
      reader.stop();
    },
  };
}

/** Has what has arrived read; a second wish begins anew, because the first knows only what was there before. */
function createReader(options: {
  readonly client: EngineClient;
  readonly onChanged: () => void;
  readonly onReading: (reading: boolean) => void;
}): { readonly read: (conversationId: ConversationId) => void; readonly stop: () => void } {
  const { client, onChanged, onReading } = options;
  let current: AbortController | null = null;
  const follow = async (conversationId: ConversationId, stop: AbortController): Promise<void> => {
    try {
      for await (const { stage } of client.attachments.ingest({ conversationId }, { signal: stop.signal }))
        if (stage === 'indexing') onChanged();
    } catch (cause) {
      // A lost connection is said by the page; what cannot be read is said by each file.
      if (wireErrorOf(cause) === null && !stop.signal.aborted) throw cause;
    } finally {
      if (current === stop) onReading(false);
      onChanged();
    }
  };
  return {
    read(conversationId) {
      current?.abort();
      current = new AbortController();
      onReading(true);
      void follow(conversationId, current);
    },
    stop() {
      current?.abort();
    },
  };
}
