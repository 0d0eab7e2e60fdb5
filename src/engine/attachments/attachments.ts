import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WireError } from '../../shared/contract/errors.ts';
import type { IngestProgress } from '../../shared/contract/sources.ts';
import { AttachmentId, mostAttachedBytes } from '../../shared/domain/attachment.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import { ConversationId } from '../../shared/domain/conversation.ts';
import { attachedLabel, joinPlace, splitPlace } from '../../shared/domain/source-path.ts';
import type { Source } from '../../shared/domain/workspace.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Knowledge, WorkspaceKnowledge } from '../memory/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import { readablePlaceAt } from '../sources/index.ts';
import type { IngestError, IngestReport } from '../sources/index.ts';
import type {
  AttachmentRepository,
  AttachmentRow,
  ConversationRepository,
  WorkspaceContentsStore,
} from '../storage/index.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { freeFileName, safeFileName } from './file-name.ts';

/** A conversation that was begun for its attachments and never asked in is forgotten after a day. */
const DRAFT_MS = 86_400_000;

export type AttachmentParts = {
  readonly files: AttachmentFiles;
  readonly rows: AttachmentRepository;
  readonly conversations: Pick<ConversationRepository, 'byId' | 'begin' | 'removeEmpty'>;
  readonly knowledge: Knowledge;
  readonly stored: Pick<WorkspaceContentsStore, 'clear'>;
  readonly clock: Clock;
  readonly ids: IdSource;
};

export type AttachTo = { readonly workspaceId: WorkspaceId; readonly conversationId: ConversationId | null };

/** What is known from the attachments of one conversation, and where they lie. */
export type AttachedKnowledge = { readonly known: WorkspaceKnowledge; readonly sources: readonly Source[] };

/**
 * Files that were given to a conversation. Each conversation has knowledge of its own, apart from that of the workspace: what is not
 * in the same store cannot be found by the runs of another conversation.
 */
export class Attachments {
  readonly #parts: AttachmentParts;

  constructor(parts: AttachmentParts) {
    this.#parts = parts;
  }

  list(conversationId: ConversationId): readonly Attachment[] {
    const rows = this.#parts.rows.ofConversation(conversationId);
    return rows.map((row) => this.#attachment(row));
  }

  /** Begins an upload. */
  async create(
    file: AttachTo & { readonly name: string; readonly bytes: number },
  ): Promise<Result<Attachment, WireError<'not-found' | 'file-too-large'>>> {
    const row = this.#newRow({ ...file, received: 0 });
    if (!row.ok) return row;
    await this.#parts.files.begin(row.value);
    if (file.bytes === 0) await this.#parts.files.finish(row.value);
    return ok(this.#add(row.value));
  }

  async append(part: {
    readonly attachmentId: AttachmentId;
    readonly at: number;
    readonly bytes: Uint8Array;
  }): Promise<Result<Attachment, WireError<'not-found' | 'invalid-input'>>> {
    const { files, rows } = this.#parts;
    const { at, bytes } = part;
    const row = rows.byId(part.attachmentId);
    if (row === null) return notFound({ kind: 'attachment', id: part.attachmentId });
    const received = at + bytes.byteLength;
    if (received <= row.received) return ok(this.#attachment(row));
    if (at !== row.received || received > row.bytes) {
      const message = `The next part begins at byte ${row.received} and ends by byte ${row.bytes}.`;
      return err({ code: 'invalid-input', message, data: { issues: [{ path: 'at', message }] } });
    }
    await files.append({ place: row, bytes });
    if (received === row.bytes) await files.finish(row);
    rows.setReceived({ id: row.id, received });
    return ok(this.#attachment({ ...row, received }));
  }

  async copy(
    file: AttachTo & { readonly path: string },
  ): Promise<Result<Attachment, WireError<'not-found' | 'folder-unreadable' | 'file-too-large'>>> {
    const place = await readablePlaceAt(file.path);
    if (!place.ok || place.value.entry === 'folder') {
      const reason = place.ok ? 'it is a folder, not a file' : place.error;
      const message = `${file.path} cannot be attached: ${reason}.`;
      return err({ code: 'folder-unreadable', message, data: { folder: file.path, reason } });
    }
    const { size } = await stat(place.value.path);
    const row = this.#newRow({ ...file, name: basename(place.value.path), bytes: size, received: size });
    if (!row.ok) return row;
    await this.#parts.files.copy({ place: row.value, from: place.value.path });
    return ok(this.#add(row.value));
  }

  /** Reads what has arrived and was not read yet. */
  ingest(options: {
    readonly conversationId: ConversationId;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: IngestProgress) => void;
  }): Promise<Result<IngestReport, IngestError>> {
    const { conversationId, ...watched } = options;
    const { known, sources } = this.#knowledge(conversationId);
    return known.ingest({ sources, ...watched });
  }

  async remove(id: AttachmentId): Promise<Result<null, WireError<'not-found'>>> {
    const { files, rows } = this.#parts;
    const row = rows.byId(id);
    if (row === null) return notFound({ kind: 'attachment', id });
    rows.remove(id);
    await files.remove(row);
    await this.#knowledge(row.conversationId).known.forgetFiles(({ file }) => file === fileOf(row));
    return ok(null);
  }

  /** Null where nothing was given to the conversation. */
  of(conversationId: ConversationId | null): AttachedKnowledge | null {
    if (conversationId === null || this.#parts.rows.ofConversation(conversationId).length === 0) return null;
    return this.#knowledge(conversationId);
  }

  /** Where a citation that names an attachment leads. */
  ofFile(options: { readonly workspaceId: WorkspaceId; readonly file: string }): AttachedKnowledge | null {
    const { label, path } = splitPlace(options.file);
    const row = label === attachedLabel ? this.#parts.rows.byName({ ...options, name: path }) : null;
    return row === null ? null : this.#knowledge(row.conversationId);
  }

  /** The stores of all conversations with attachments, of one workspace or (null) of all. */
  scopes(workspaceId: WorkspaceId | null): readonly WorkspaceId[] {
    return this.#parts.rows.conversations(workspaceId).map((id) => scopeOf(id));
  }

  /** Deletes all attachments of a workspace's conversations. */
  async clear(workspaceId: WorkspaceId): Promise<void> {
    for (const id of this.#parts.rows.conversations(workspaceId)) await this.#forget(id);
  }

  /** Deletes what belongs to conversations that are gone; once at the start of the engine. */
  async clean(): Promise<void> {
    const { rows, conversations, clock } = this.#parts;
    const before = clock.now() - DRAFT_MS;
    for (const id of rows.abandoned({ before })) await this.#forget(id);
    conversations.removeEmpty({ before });
  }

  async #forget(conversationId: ConversationId): Promise<void> {
    const { rows, files, knowledge, stored } = this.#parts;
    await knowledge.forget(scopeOf(conversationId));
    stored.clear(scopeOf(conversationId));
    await files.removeAll(conversationId);
    for (const { id } of rows.ofConversation(conversationId)) rows.remove(id);
  }

  #knowledge(conversationId: ConversationId): AttachedKnowledge {
    const path = this.#parts.files.folderOf(conversationId);
    const known = this.#parts.knowledge.of(scopeOf(conversationId));
    return { known, sources: [{ label: attachedLabel, path, entry: 'folder' }] };
  }

  #newRow(
    file: AttachTo & { readonly name: string; readonly bytes: number; readonly received: number },
  ): Result<AttachmentRow, WireError<'not-found' | 'file-too-large'>> {
    const { conversations, rows, clock, ids } = this.#parts;
    const { workspaceId, bytes, received } = file;
    if (bytes > mostAttachedBytes) {
      const message = `“${file.name}” has ${bytes} bytes; at most ${mostAttachedBytes} can be attached.`;
      return err({ code: 'file-too-large', message, data: { name: file.name, bytes, mostBytes: mostAttachedBytes } });
    }
    const known = file.conversationId === null ? null : conversations.byId(file.conversationId);
    if (file.conversationId !== null && known?.workspaceId !== workspaceId)
      return notFound({ kind: 'conversation', id: file.conversationId });
    const conversationId = known?.id ?? ConversationId.parse(ids.next('conversation'));
    if (known === null) conversations.begin({ id: conversationId, workspaceId, at: clock.now() });
    const isTaken = (name: string): boolean => rows.byName({ workspaceId, name }) !== null;
    const name = freeFileName({ name: safeFileName(file.name), isTaken });
    return ok({ id: AttachmentId.parse(ids.next('attachment')), workspaceId, conversationId, name, bytes, received });
  }

  #add(row: AttachmentRow): Attachment {
    this.#parts.rows.add({ row, at: this.#parts.clock.now() });
    return this.#attachment(row);
  }

  #attachment(row: AttachmentRow): Attachment {
    const { id, conversationId, name, bytes, received } = row;
    const file = fileOf(row);
    const { known } = this.#knowledge(conversationId);
    const stored = known.files().find((candidate) => candidate.file === file);
    const read = stored === undefined ? null : { blocks: stored.blocks, problem: stored.problem };
    return { id, conversationId, name, file, bytes, received, read };
  }
}

function fileOf({ name }: Pick<AttachmentRow, 'name'>): string {
  return joinPlace({ label: attachedLabel, path: name });
}

/** Attachments are known under the id of their conversation, which no workspace has. */
function scopeOf(conversationId: ConversationId): WorkspaceId {
  return WorkspaceId.parse(conversationId);
}

function notFound(data: { readonly kind: string; readonly id: string }) {
  return err({ code: 'not-found' as const, message: `There is no ${data.kind} ${data.id}.`, data });
}
