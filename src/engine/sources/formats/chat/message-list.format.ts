import { basename } from 'node:path';
import { z } from 'zod';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { parseJson } from '../../../../shared/kernel/json.ts';
import { parseDate } from '../../text/parse-date.ts';
import { splitJsonArray } from '../../text/split-json-array.ts';
import type { Format } from '../format.ts';
import { ownOffsets, presentFields, readText } from '../format.ts';

const textKeys = ['text', 'message', 'body', 'content'] as const;
const authorKeys = ['author', 'from', 'sender', 'user', 'username', 'userName', 'name'] as const;
const timeKeys = [
  'timestamp',
  'ts',
  'date',
  'time',
  'datetime',
  'created_at',
  'createdAt',
  'sent_at',
  'sentAt',
] as const;
const channelKeys = ['channel', 'room', 'conversation', 'chat', 'group'] as const;
const threadKeys = [
  'thread',
  'thread_id',
  'threadId',
  'thread_ts',
  'reply_to',
  'replyTo',
  'parent_id',
  'parentId',
] as const;

const LooseMessage = z.record(z.string(), z.unknown());
type LooseMessage = z.infer<typeof LooseMessage>;

/** A chat export of another make: one JSON array of objects that hold a text, an author and a time. */
export const messageListFormat: Format = {
  id: 'chat',
  extensions: ['json'],
  sniff: ({ headText }) => {
    if (!/^\uFEFF?\s*\[\s*\{/u.test(headText)) return 'no';
    const has = (keys: readonly string[]): boolean => keys.some((key) => headText.includes(`"${key}"`));
    return has(textKeys) && has(authorKeys) && has(timeKeys) ? 'sure' : 'no';
  },
  async *parse(input) {
    const text = await readText(input);
    const { elements, complete } = splitJsonArray(text);
    const fallback = basename(input.file, '.json');
    let number = 0;
    let unread = 0;
    for (const { start, end } of elements) {
      number += 1;
      const message = parseJson(LooseMessage, text.slice(start, end));
      const block = message.ok ? messageBlock({ message: message.value, number, fallback }) : null;
      if (block === null) unread += 1;
      else yield block;
    }
    if (unread > 0 || !complete) {
      input.report({
        code: 'damaged-chat',
        message: `${unread} entries are no messages${complete ? '' : ', and the file is cut off'}.`,
      });
    }
  },
};

function messageBlock(options: {
  readonly message: LooseMessage;
  readonly number: number;
  readonly fallback: string;
}): ParsedBlock | null {
  const { message } = options;
  const text = firstText(message, textKeys);
  if (text === null) return null;
  const channel = firstText(message, channelKeys) ?? options.fallback;
  const author = firstText(message, authorKeys);
  const time = firstText(message, timeKeys);
  const id = firstText(message, ['id', 'message_id', 'messageId']) ?? String(options.number);
  const thread = firstText(message, threadKeys);
  return {
    kind: 'message',
    locator: `message ${channel}/${id} (${options.number})`,
    title: `#${channel}`,
    text,
    ...ownOffsets(text),
    timestamp: time === null ? null : timeOf(time),
    author,
    thread: thread === null ? null : `${channel}/${thread}`,
    fields: presentFields({ channel, userName: author, id, ts: time }),
  };
}

function timeOf(text: string): number | null {
  const iso = /^\d{4}-\d{2}-\d{2}T/u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(iso) ? parseDate(text) : iso;
}

/** The first key that holds text or a number; an author may also be an object with a name. */
function firstText(message: LooseMessage, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = message[key];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
    const named = z.object({ name: z.string() }).safeParse(value);
    if (named.success) return named.data.name;
  }
  return null;
}
