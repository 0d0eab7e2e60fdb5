import { appendFile, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationId } from '../../shared/domain/conversation.ts';

type Place = { readonly conversationId: ConversationId; readonly name: string };

/** Copies below the data folder, one folder for each conversation. What has not arrived whole is hidden from reading. */
export class AttachmentFiles {
  readonly #folder: string;

  constructor(options: { readonly folder: string }) {
    this.#folder = options.folder;
  }

  folderOf(conversationId: ConversationId): string {
    return join(this.#folder, conversationId);
  }

  async begin(place: Place): Promise<void> {
    await mkdir(this.folderOf(place.conversationId), { recursive: true });
    await appendFile(this.#part(place), '');
  }

  append(options: { readonly place: Place; readonly bytes: Uint8Array }): Promise<void> {
    return appendFile(this.#part(options.place), options.bytes);
  }

  finish(place: Place): Promise<void> {
    return rename(this.#part(place), this.#whole(place));
  }

  async copy(options: { readonly place: Place; readonly from: string }): Promise<void> {
    await this.begin(options.place);
    await copyFile(options.from, this.#part(options.place));
    await this.finish(options.place);
  }

  async remove(place: Place): Promise<void> {
    for (const path of [this.#part(place), this.#whole(place)]) await rm(path, { force: true });
  }

  removeAll(conversationId: ConversationId): Promise<void> {
    return rm(this.folderOf(conversationId), { recursive: true, force: true });
  }

  #whole({ conversationId, name }: Place): string {
    return join(this.folderOf(conversationId), name);
  }

  #part({ conversationId, name }: Place): string {
    return join(this.folderOf(conversationId), `.${name}.part`);
  }
}
