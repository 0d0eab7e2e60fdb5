import type { ChannelKey } from './wording/wording-types.ts';
import type { Evidence } from './ground-truth.ts';

export interface Person {
  readonly name: string;
  readonly first: string;
  readonly email: string;
  readonly handle: string;
  readonly chatId: string;
  readonly role: string;
}

export type TaskState = 'open' | 'active' | 'done';

/** One tracker row before it is written in the sample's own style. */
export interface TaskDraft {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly owner: Person;
  readonly labels: string;
  readonly description: string;
  readonly blockedBy: string[];
  state: TaskState;
  created: number;
  updated: number;
  due: number | undefined;
  comment: string;
}

/** A text with evidence marks; `key` says whose evidence it is. */
interface MarkedDraft {
  readonly key: string;
  readonly text: string;
}

export interface ChatDraft extends MarkedDraft {
  readonly channel: ChannelKey;
  readonly at: number;
  readonly author: Person;
  readonly threadOf?: ChatDraft;
}

export interface Mailbox {
  readonly name: string;
  readonly first: string;
  readonly email: string;
}

export interface MailDraft extends MarkedDraft {
  readonly at: number;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly copy: readonly Mailbox[];
  readonly subject: string;
  readonly answers?: MailDraft;
  readonly attachment?: string;
}

export interface NoteLine extends MarkedDraft {
  readonly ago: number;
  readonly section: 'discussion' | 'decisions' | 'actions';
}

export interface CommitDraft extends MarkedDraft {
  readonly at: number;
  readonly author: Person;
  readonly branch: 'main' | 'release';
}

export interface EventDraft extends MarkedDraft {
  readonly start: number;
  readonly days: number;
  readonly person: Person;
}

export interface StatusLine extends MarkedDraft {
  readonly section: 'progress' | 'risks';
}

/** Everything the file writers turn into exports. Filled in place while the sample is composed. */
export interface Drafts {
  readonly tasks: TaskDraft[];
  readonly chats: ChatDraft[];
  readonly mails: MailDraft[];
  readonly notes: NoteLine[];
  readonly commits: CommitDraft[];
  readonly events: EventDraft[];
  readonly status: StatusLine[];
}

/** Evidence found by a file writer: whose (`key`), for what (`tag`), where. */
export interface FoundEvidence {
  readonly key: string;
  readonly tag: string;
  readonly evidence: Evidence;
}

/** What one file writer produces. Paths are relative to exports/. */
export interface Written {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly found: readonly FoundEvidence[];
}
