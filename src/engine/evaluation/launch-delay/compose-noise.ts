import { present } from './absences.ts';
import { addTask, type ComposedChain } from './compose-chain.ts';
import type { ChatDraft, Drafts, MailDraft, TaskDraft } from './drafts.ts';
import { createNoiseFiller, withSlip, type NoiseFiller } from './noise-slots.ts';
import { createDeck } from './random.ts';
import type { World } from './world.ts';
import type { ChannelKey } from './wording/wording-types.ts';

/** How many of everything a sample holds in the end, story pieces included. */
export const volumes = { tasks: 150, chats: 400, mails: 80, commits: 200 } as const;

interface NoiseContext {
  readonly world: World;
  readonly drafts: Drafts;
  readonly fill: NoiseFiller;
}

/** Fills the drafts up with daily work that has nothing to do with the delay. */
export function composeNoise(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly chain: ComposedChain;
}): void {
  const { world, drafts, chain } = options;
  composeTasks({ world, drafts, chain });
  const fill = createNoiseFiller({ world, random: world.random.fork('noise'), tasks: drafts.tasks });
  const context: NoiseContext = { world, drafts, fill };
  composeChats(context);
  composeMails(context);
  composeNotes(context);
  composeCommits(context);
  composeStatus(context);
}

function composeTasks(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly chain: ComposedChain;
}): void {
  const { world, drafts, chain } = options;
  const { noise } = world.wording;
  const random = world.random.fork('tasks');
  const people = Object.values(world.people);
  const titles = random.shuffle(noise.verbs.flatMap((verb) => world.trade.things.map((thing) => `${verb} ${thing}`)));
  const fill = createNoiseFiller({ world, random, tasks: [] });
  const added: { task: TaskDraft; project: number }[] = [];
  while (drafts.tasks.length < volumes.tasks) {
    const project = random.chance(0.4) ? 0 : random.integer(1, world.projects.length - 1);
    const state = random.pick(['open', 'open', 'active', 'done', 'done', 'done'] as const);
    const owner = random.pick(people);
    const title = titles.pop();
    if (title === undefined) throw new Error('the wording has too few verbs and things for the wanted number of items');
    const task = addTask({
      world,
      drafts,
      projectIndex: project,
      title,
      owner,
      state,
      description: fill(random.pick(noise.taskNotes), { me: owner }),
      labels: random.pick(noise.labels),
      updatedAgo: random.integer(state === 'done' ? 2 : 1, 27),
    });
    task.comment = fill(random.pick(state === 'done' ? noise.doneNotes : noise.taskNotes), { me: owner });
    if (random.chance(0.3)) task.due = world.clock.day(random.integer(-25, 5));
    const earlier = added.filter((other) => other.project === project).map((other) => other.task);
    if (earlier.length > 0 && random.chance(0.25)) task.blockedBy.push(random.pick(earlier).id);
    added.push({ task, project });
  }
  decorateChain({ world, chain, tasks: added.map((entry) => entry.task), drafts });
}

/** Real trackers also list finished blockers, and items that wait for the launch itself. */
function decorateChain(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly chain: ComposedChain;
  readonly tasks: readonly TaskDraft[];
}): void {
  const { world, chain } = options;
  const project = world.projects[0]?.name;
  const own = options.tasks.filter((task) => task.project === project);
  const done = own.filter((task) => task.state === 'done');
  for (const task of new Set(chain.links.map((link) => link.blocked))) {
    if (world.random.chance(0.6) && done.length > 0) task.blockedBy.push(world.random.pick(done).id);
  }
  for (const task of own.filter((candidate) => candidate.state === 'open').slice(0, 2))
    task.blockedBy.push(chain.launch.id);
  for (const cause of chain.causes) {
    if (world.random.chance(0.5) && done.length > 0) cause.task.blockedBy.push(world.random.pick(done).id);
  }
}

function composeChats(context: NoiseContext): void {
  const { world, drafts, fill } = context;
  const random = world.random.fork('chats');
  const people = Object.values(world.people);
  const channels: readonly ChannelKey[] = [
    'project',
    'engineering',
    'engineering',
    'operations',
    'general',
    'random',
    'customers',
    'other',
  ];
  const decks = new Map<ChannelKey, () => string>();
  const reply = createDeck(random, world.wording.noise.chatReplies);
  while (drafts.chats.length < volumes.chats) {
    const channel = random.pick(channels);
    const deck = decks.get(channel) ?? createDeck(random, world.wording.noise.chat[channel]);
    decks.set(channel, deck);
    const start = world.clock.moment(random.integer(0, 38));
    const around = present(drafts, people, start);
    const author = random.pick(around);
    const root: ChatDraft = {
      key: '',
      channel,
      at: start,
      author,
      text: withSlip(random, fill(deck(), { me: author })),
    };
    drafts.chats.push(root);
    if (!random.chance(0.35)) continue;
    let at = root.at;
    for (let left = random.integer(1, 3); left > 0 && drafts.chats.length < volumes.chats; left -= 1) {
      at += random.integer(40, 2400) * 1000;
      const writer = random.pick(around.filter((person) => person !== author));
      drafts.chats.push({
        key: '',
        channel,
        at,
        author: writer,
        text: fill(reply(), { me: writer, you: author }),
        threadOf: root,
      });
    }
  }
}

function composeMails(context: NoiseContext): void {
  const { world, drafts, fill } = context;
  const random = world.random.fork('mails');
  const people = Object.values(world.people);
  const deck = createDeck(random, world.wording.noise.mails);
  while (drafts.mails.length < volumes.mails) {
    const template = deck();
    const at = world.clock.moment(random.integer(1, 38));
    const around = present(drafts, people, at);
    const me = random.pick(around);
    const you = random.pick(around.filter((person) => person !== me));
    const local = (template.sender ?? '')
      .normalize('NFD')
      .replaceAll(/[^\p{ASCII}]/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '.');
    const from =
      template.from === 'person'
        ? me
        : {
            name: template.sender ?? '',
            first: '',
            email: template.from === 'machine' ? `${local}@${world.domain}` : `post@${local}.example`,
          };
    const mail: MailDraft = {
      key: '',
      at,
      from,
      to: [you],
      copy:
        template.from === 'person' && random.chance(0.2)
          ? [random.pick(people.filter((person) => person !== me && person !== you))]
          : [],
      subject: fill(template.subject, { me, you }),
      text: fill(template.text, { me, you }),
      ...(template.from === 'outside' && random.chance(0.4) ? { attachment: 'invoice.txt' } : {}),
    };
    drafts.mails.push(mail);
    if (template.answer === undefined || drafts.mails.length >= volumes.mails) continue;
    const text = fill(template.answer, { me: you, you }).replace(/\n\n[^\n]*$/, `\n\n${you.first}`);
    drafts.mails.push({
      key: '',
      at: mail.at + random.integer(600, 9000) * 1000,
      from: you,
      to: [me],
      copy: [],
      subject: `Re: ${mail.subject}`,
      text,
      answers: mail,
    });
  }
}

function composeNotes(context: NoiseContext): void {
  const { world, drafts, fill } = context;
  const random = world.random.fork('notes');
  const me = world.people.office;
  const decks = {
    discussion: createDeck(random, world.wording.noise.noteDiscussion),
    decisions: createDeck(random, world.wording.noise.noteDecisions),
    actions: createDeck(random, world.wording.noise.noteActions),
  };
  for (const ago of noteDays) {
    for (let left = random.integer(3, 5); left > 0; left -= 1)
      drafts.notes.push({ key: '', ago, section: 'discussion', text: fill(decks.discussion(), { me }) });
    for (let left = random.integer(0, 2); left > 0; left -= 1)
      drafts.notes.push({ key: '', ago, section: 'decisions', text: fill(decks.decisions(), { me }) });
    for (let left = random.integer(1, 3); left > 0; left -= 1)
      drafts.notes.push({ key: '', ago, section: 'actions', text: fill(decks.actions(), { me }) });
  }
}

/** Working days before the newest day on which a meeting was minuted. */
export const noteDays: readonly number[] = [27, 20, 14, 9, 5, 2];

function composeCommits(context: NoiseContext): void {
  const { world, drafts, fill } = context;
  const random = world.random.fork('commits');
  const authors = [
    world.people.backend,
    world.people.client,
    world.people.platform,
    world.people.quality,
    world.people.data,
    world.people.operations,
  ];
  const deck = createDeck(random, world.wording.noise.commits);
  while (drafts.commits.length < volumes.commits) {
    const ago = random.integer(0, 38);
    const at = world.clock.moment(ago);
    const author = random.pick(present(drafts, authors, at));
    // The release branch lives for the last three weeks only.
    const branch = ago <= 14 && random.chance(0.35) ? 'release' : 'main';
    drafts.commits.push({ key: '', at, author, branch, text: fill(deck(), { me: author }) });
  }
}

function composeStatus(context: NoiseContext): void {
  const { world, drafts, fill } = context;
  const random = world.random.fork('status');
  const me = world.people.lead;
  for (const text of random.shuffle(world.wording.noise.statusProgress))
    drafts.status.push({ key: '', section: 'progress', text: fill(text, { me }) });
  for (const text of random.shuffle(world.wording.noise.statusRisks))
    drafts.status.push({ key: '', section: 'risks', text: fill(text, { me }) });
}
