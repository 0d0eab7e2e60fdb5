import { assertNever } from '../../../shared/kernel/assert.ts';
import { proseDay, type World } from './world.ts';
import type { Drafts, Mailbox, MailDraft, Person, TaskDraft } from './drafts.ts';
import { fillSlots } from './marked-text.ts';
import type { Party, Piece, Speaker } from './wording/wording-types.ts';

/** Who plays whom in one story, and what its slots stand for. */
export interface Cast {
  readonly owner: Person;
  readonly peer: Person;
  readonly absent?: Person | undefined;
  readonly midOwner?: Person | undefined;
  readonly party?: Party | undefined;
  readonly task?: TaskDraft | undefined;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The contact at an outside organisation as a mail address. */
export function outsiderMailbox(party: Party): Mailbox {
  const first = party.person.replace(/^Dr\. /, '').split(' ')[0] ?? party.person;
  const local = party.person
    .replace(/^Dr\. /, '')
    .normalize('NFD')
    .replaceAll(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.');
  return { name: party.person, first, email: `${local}@${party.domain}` };
}

function castPerson(world: World, cast: Cast, speaker: Speaker): Person {
  switch (speaker) {
    case 'owner':
      return cast.owner;
    case 'peer':
      return cast.peer;
    case 'absent':
      return cast.absent ?? cast.peer;
    case 'midOwner':
      return cast.midOwner ?? cast.peer;
    case 'lead':
      return world.people.lead;
    case 'outsider':
      throw new Error('outsiders only write mail');
  }
}

function castMailbox(world: World, cast: Cast, speaker: Speaker): Mailbox {
  if (speaker !== 'outsider') return castPerson(world, cast, speaker);
  if (cast.party === undefined) throw new Error('the story has no outside party');
  return outsiderMailbox(cast.party);
}

const speakers: readonly Speaker[] = ['owner', 'peer', 'absent', 'lead', 'midOwner'];

/** Fills a story text; days come out in one fixed style per story text so that marks stay verbatim. */
export function fillStory(options: { readonly world: World; readonly cast: Cast; readonly template: string }): string {
  const { world, cast, template } = options;
  return fillSlots(template, (name) => {
    const extra = cast.extra?.[name];
    if (extra !== undefined) return extra;
    const [base = '', form] = name.split('.');
    const mention = base.startsWith('@');
    const speaker = speakers.find((candidate) => candidate === base.replace('@', ''));
    if (speaker !== undefined) {
      const person = castPerson(world, cast, speaker);
      if (mention) return `<@${person.chatId}>`;
      return form === 'full' ? person.name : person.first;
    }
    return worldSlot(world, cast, name);
  });
}

function worldSlot(world: World, cast: Cast, name: string): string | undefined {
  const [kind, number] = name.split(':');
  if (kind === 'ago' && number !== undefined) return proseDay(world.random, world.clock.day(Number(number)));
  if (kind === 'ahead' && number !== undefined) return proseDay(world.random, world.clock.day(-Number(number)));
  switch (name) {
    case 'outsider':
      return cast.party?.person;
    case 'org':
      return cast.party?.organisation;
    case 'id':
      return cast.task?.id;
    case 'title':
      return cast.task?.title;
    case 'project':
      return world.projects[0]?.name;
    case 'other':
      return world.projects[1]?.name;
    case 'launch':
      return world.launchWord;
    case 'product':
      return world.trade.product;
    case 'company':
      return world.company;
    case 'newDate':
      return proseDay(world.random, world.dates.new);
    case 'oldDate':
      return proseDay(world.random, world.dates.old);
    case 'originalDate':
      return proseDay(world.random, world.dates.original);
    default:
      return undefined;
  }
}

interface Placement {
  readonly world: World;
  readonly drafts: Drafts;
  readonly cast: Cast;
  readonly key: string;
  readonly fill: (template: string) => string;
}

/** Puts every piece of a story into the drafts under one evidence key. */
export function placeStory(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly cast: Cast;
  readonly key: string;
  readonly pieces: readonly Piece[];
}): void {
  const { world, cast, pieces } = options;
  const placement: Placement = { ...options, fill: (template) => fillStory({ world, cast, template }) };
  const sent = new Map<number, MailDraft>();
  for (const [index, piece] of pieces.entries()) {
    if (piece.source === 'mail') {
      const answered = piece.answers === undefined ? undefined : sent.get(piece.answers);
      sent.set(index, placeMail(placement, piece, answered));
    } else placePiece(placement, piece);
  }
}

function placePiece(placement: Placement, piece: Exclude<Piece, { source: 'mail' }>): void {
  const { world, drafts, cast, key, fill } = placement;
  switch (piece.source) {
    case 'chat':
      placeChat(placement, piece);
      break;
    case 'note':
      drafts.notes.push({ key, ago: piece.ago, section: piece.section, text: fill(piece.text) });
      break;
    case 'status':
      drafts.status.push({ key, section: piece.section, text: fill(piece.text) });
      break;
    case 'commit': {
      const author = castPerson(world, cast, piece.by);
      const at = world.clock.moment(piece.ago);
      drafts.commits.push({ key, at, author, branch: piece.branch, text: fill(piece.text) });
      break;
    }
    case 'event': {
      const person = castPerson(world, cast, piece.of);
      drafts.events.push({
        key,
        start: world.clock.day(piece.startAgo),
        days: piece.days,
        person,
        text: fill(piece.text),
      });
      break;
    }
    default:
      assertNever(piece);
  }
}

function placeMail(
  placement: Placement,
  piece: Extract<Piece, { source: 'mail' }>,
  answers: MailDraft | undefined,
): MailDraft {
  const { world, drafts, cast, key, fill } = placement;
  const from = castMailbox(world, cast, piece.by);
  const to = castMailbox(world, cast, piece.to);
  const copies = piece.copy === undefined ? [] : [castMailbox(world, cast, piece.copy)];
  const mail: MailDraft = {
    key,
    at: world.clock.moment(piece.ago),
    from,
    to: [to],
    copy: copies.filter((box) => box.email !== to.email && box.email !== from.email),
    subject: fill(piece.subject),
    text: fill(piece.text),
    ...(answers === undefined ? {} : { answers }),
  };
  drafts.mails.push(mail);
  return mail;
}

function placeChat(placement: Placement, piece: Extract<Piece, { source: 'chat' }>): void {
  const { world, drafts, cast, key, fill } = placement;
  const { channel } = piece;
  const author = castPerson(world, cast, piece.by);
  const root = { key, channel, at: world.clock.moment(piece.ago), author, text: fill(piece.text) };
  drafts.chats.push(root);
  for (const reply of piece.replies ?? []) {
    drafts.chats.push({
      key,
      channel,
      at: root.at + reply.after * 60_000 + world.random.integer(1, 50) * 1000,
      author: castPerson(world, cast, reply.by),
      text: fill(reply.text),
      threadOf: root,
    });
  }
}
