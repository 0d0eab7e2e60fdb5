import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { parseJson } from '../../../../shared/kernel/json.ts';
import { LineIndex } from '../../text/line-index.ts';
import { splitJsonArray } from '../../text/split-json-array.ts';
import type { Format } from '../format.ts';
import { ownOffsets, presentFields, readText } from '../format.ts';
import { ProblemList } from '../problem-list.ts';
import { mentionedIds, readableText, readUserNames } from './slack-names.ts';

const SlackMessage = z.object({
  ts: z.string(),
  text: z.string().default(''),
  user: z.string().optional(),
  username: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  thread_ts: z.string().optional(),
  user_profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
  reactions: z.array(z.object({ name: z.string(), count: z.number().optional() })).optional(),
  edited: z.object({ ts: z.string().optional() }).optional(),
});
type SlackMessage = z.infer<typeof SlackMessage>;

/**
 * One day of one channel of a Slack export (`<channel>/<date>.json`): one block per message. `text` is the message as stored;
 * where it holds Slack's markup, `fields.readable` has it with names in place of ids.
 */
export const slackDayFormat: Format = {
  id: 'slack',
  extensions: ['json'],
  sniff: ({ headText }) =>
    /^\uFEFF?\s*\[/u.test(headText) && /"ts"\s*:\s*"\d{9,11}\.\d+"/u.test(headText) ? 'sure' : 'no',
  async *parse(input) {
    const text = await readText(input);
    const names = await readUserNames(input.path);
    const channel =
      basename(dirname(input.file)) === '.' ? basename(input.file, '.json') : basename(dirname(input.file));
    const { elements, complete } = splitJsonArray(text);
    const lines = new LineIndex(text);
    const problems = new ProblemList();
    const seen = new Set<string>();
    const messages = elements.flatMap(({ start, end }) => {
      const line = lines.lineOf(start);
      const message = parseJson(SlackMessage, text.slice(start, end));
      if (message.ok) return [{ message: message.value, line }];
      problems.add(`line ${line}: not a chat message`);
      return [];
    });
    // Some exports name the thread in its answers only.
    const roots = new Set(messages.flatMap(({ message }) => message.thread_ts ?? []));
    for (const { message, line } of messages) {
      const thread = message.thread_ts ?? (roots.has(message.ts) ? message.ts : null);
      yield messageBlock({ message, thread, channel, names, seen, line });
    }
    if (!complete)
      problems.add(
        `the file ends in the middle of a message (line ${lines.lineOf(text.length)}); the messages before it were read`,
      );
    const problem = problems.summary('damaged-chat');
    if (problem !== null) input.report(problem);
  },
};

function messageBlock(options: {
  readonly message: SlackMessage;
  readonly thread: string | null;
  readonly channel: string;
  readonly names: ReadonlyMap<string, string>;
  readonly seen: Set<string>;
  readonly line: number;
}): ParsedBlock {
  const { message, thread, channel, names, seen } = options;
  const { ts, text, user } = message;
  const wanted = `message ${channel}/${ts}`;
  const locator = seen.has(wanted) ? `${wanted} (line ${options.line})` : wanted;
  seen.add(locator);
  const author = authorOf({ message, names });
  const mentions = mentionedIds(text);
  const readable = readableText({ text, names });
  return {
    kind: 'message',
    locator,
    title: `#${channel}`,
    text,
    ...ownOffsets(text),
    timestamp: Math.round(Number(ts) * 1000),
    author,
    thread: thread === null ? null : `${channel}/${thread}`,
    fields: presentFields({
      channel,
      user,
      userName: author,
      ts,
      threadTs: thread,
      mentions: mentions.join(', '),
      mentionNames: mentions.map((id) => names.get(id) ?? id).join(', '),
      readable: readable === text ? null : readable,
      reactions: (message.reactions ?? []).map(({ name, count }) => `${name} ${count ?? 1}`).join(', '),
      subtype: message.subtype,
      bot: message.bot_id,
    }),
  };
}

function authorOf(options: {
  readonly message: SlackMessage;
  readonly names: ReadonlyMap<string, string>;
}): string | null {
  const { user, username, user_profile: profile } = options.message;
  const known = user === undefined ? undefined : options.names.get(user);
  return known ?? (profile?.real_name || profile?.display_name || username || user || null);
}
