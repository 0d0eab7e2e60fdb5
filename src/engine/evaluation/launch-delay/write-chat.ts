import type { ChatDraft, Drafts, FoundEvidence, Person, Written } from './drafts.ts';
import { isoDay } from './dates.ts';
import { readMarks } from './marked-text.ts';
import type { World } from './world.ts';
import type { ChannelKey } from './wording/wording-types.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;');
const reactions = ['+1', 'tada', 'eyes', 'joy', 'heart', 'white_check_mark'];

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);

/** A chat export in Slack's layout: channels.json, users.json and one file for each channel and day. */
export function writeChat(world: World, drafts: Drafts): Written {
  const found: FoundEvidence[] = [];
  const files = new Map<string, Uint8Array>();
  const stamps = new Map(
    drafts.chats.map((draft, index) => [
      draft,
      `${Math.floor(draft.at / 1000)}.${String((index + 1) * 100).padStart(6, '0')}`,
    ]),
  );
  const stampOf = (draft: ChatDraft): string => stamps.get(draft) ?? '';
  const random = world.random.fork('chat-file');
  const people = Object.values(world.people);
  const byDay = new Map<string, unknown[]>();
  for (const draft of drafts.chats.toSorted(
    (left, right) => left.at - right.at || (stampOf(left) < stampOf(right) ? -1 : 1),
  )) {
    const channel = world.channels[draft.channel];
    const { text, quotes } = readMarks(draft.text);
    const file = `chat/${channel}/${isoDay(draft.at)}.json`;
    for (const { tag, quote } of quotes)
      found.push({
        key: draft.key,
        tag,
        evidence: { file, locator: { message: `${channel}/${stampOf(draft)}` }, quote },
      });
    if (draft.key !== '')
      found.push({
        key: draft.key,
        tag: 'story',
        evidence: { file, locator: { message: `${channel}/${stampOf(draft)}` }, quote: text },
      });
    const replies = drafts.chats.filter((other) => other.threadOf === draft);
    const thread = draft.threadOf ?? (replies.length > 0 ? draft : undefined);
    byDay.set(file, [
      ...(byDay.get(file) ?? []),
      {
        type: 'message',
        user: draft.author.chatId,
        text: escape(text),
        ts: stampOf(draft),
        ...(thread === undefined ? {} : { thread_ts: stampOf(thread) }),
        ...(replies.length === 0
          ? {}
          : {
              reply_count: replies.length,
              reply_users: [...new Set(replies.map((reply) => reply.author.chatId))],
              replies: replies.map((reply) => ({ user: reply.author.chatId, ts: stampOf(reply) })),
            }),
        ...(draft.threadOf === undefined ? {} : { parent_user_id: draft.threadOf.author.chatId }),
        ...(random.chance(0.18)
          ? { reactions: reactionList(random.pick(reactions), random.shuffle(people).slice(0, random.integer(1, 4))) }
          : {}),
      },
    ]);
  }
  for (const [file, messages] of byDay) files.set(file, encode(messages));
  files.set('chat/users.json', encode(people.map((person) => userEntry(person))));
  files.set('chat/channels.json', encode(channelEntries(world)));
  return { files, found };
}

function reactionList(name: string, users: readonly Person[]): unknown[] {
  return [{ name, users: users.map((user) => user.chatId), count: users.length }];
}

function userEntry(person: Person): unknown {
  return {
    id: person.chatId,
    name: person.handle,
    deleted: false,
    real_name: person.name,
    profile: { real_name: person.name, display_name: person.first, email: person.email, title: person.role },
  };
}

function channelEntries(world: World): unknown[] {
  const keys = Object.keys(world.channels) as ChannelKey[];
  return keys.map((key, index) => ({
    id: `C0${index}${world.seed % 10}CHAN`,
    name: world.channels[key],
    created: Math.floor(world.clock.day(200) / 1000),
    creator: world.people.office.chatId,
    is_archived: false,
    is_general: key === 'general',
    members: Object.values(world.people).map((person) => person.chatId),
  }));
}
