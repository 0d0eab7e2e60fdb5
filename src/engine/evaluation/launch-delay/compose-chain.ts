import { isAway } from './absences.ts';
import type { Drafts, Person, TaskDraft, TaskState } from './drafts.ts';
import { fillStory, placeStory, type Cast } from './place-story.ts';
import type { World } from './world.ts';
import type { CauseStory, Party, RoleKey, Step } from './wording/wording-types.ts';

export interface ComposedCause {
  readonly key: string;
  readonly story: CauseStory;
  readonly cast: Cast;
  readonly task: TaskDraft;
}

export interface ComposedLink {
  readonly blocked: TaskDraft;
  readonly blocker: TaskDraft;
  /** True for the one link that no tracker row states. */
  readonly textOnly: boolean;
}

export interface ComposedChain {
  readonly launch: TaskDraft;
  readonly causes: readonly ComposedCause[];
  readonly links: readonly ComposedLink[];
}

/** A new tracker item with plausible dates; the caller overrides what its story needs. */
export function addTask(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly projectIndex: number;
  readonly title: string;
  readonly owner: Person;
  readonly state: TaskState;
  readonly description: string;
  readonly labels: string;
  readonly updatedAgo: number;
}): TaskDraft {
  const { world, drafts } = options;
  const task: TaskDraft = {
    id: world.takeId(options.projectIndex),
    title: options.title,
    project: world.projects[options.projectIndex]?.name ?? '',
    owner: options.owner,
    labels: options.labels,
    description: options.description,
    blockedBy: [],
    state: options.state,
    created: world.clock.moment(world.random.integer(Math.max(28, options.updatedAgo + 1), 38)),
    updated: world.clock.moment(options.updatedAgo),
    due: undefined,
    comment: '',
  };
  drafts.tasks.push(task);
  return task;
}

/** The sample that ships shows every kind of source, so its stories are chosen and not drawn. */
const committedCauses: readonly string[] = ['certificate', 'second-key', 'broken-rig', 'legal-answer'];

function chooseCauses(world: World): CauseStory[] {
  const count = world.random.integer(3, 4);
  if (world.committed) return committedCauses.flatMap((id) => world.wording.causes.filter((story) => story.id === id));
  const chosen: CauseStory[] = [];
  const owners = new Set<RoleKey>();
  for (const story of world.random.shuffle(world.wording.causes)) {
    const fits = story.trades === undefined || story.trades.includes(world.trade.id);
    // Two stories with the same outside kind would make one organisation wait for itself.
    const partyTaken = story.party !== undefined && chosen.some((other) => other.party === story.party);
    const meets = chosen.some((other) => needsAbsent(other, story) || needsAbsent(story, other));
    if (!fits || partyTaken || meets || owners.has(story.owner)) continue;
    chosen.push(story);
    owners.add(story.owner);
    if (chosen.length === count) break;
  }
  if (chosen.length < 3) throw new Error(`too few cause stories for trade ${world.trade.id}`);
  return chosen;
}

/** Whether a story would make somebody act who is on leave in the other one. */
const needsAbsent = (leave: CauseStory, other: CauseStory): boolean =>
  leave.absent !== undefined && [other.owner, other.peer].includes(leave.absent);

function partyOf(world: World, story: { readonly party?: CauseStory['party'] }): Party | undefined {
  return story.party === undefined ? undefined : world.random.pick(world.trade.parties[story.party]);
}

/** Somebody other than the one who would own it, when the wording gives both neighbours to the same person. */
function otherThan(world: World, person: Person, taken: Person): Person {
  return person === taken
    ? world.random.pick(
        [world.people.office, world.people.sales, world.people.marketing].filter((candidate) => candidate !== taken),
      )
    : person;
}

export function composeLaunch(world: World, drafts: Drafts): TaskDraft {
  const story = world.random.pick(world.wording.launches);
  const cast: Cast = { owner: world.people.marketing, peer: world.people.customer };
  const launch = addTask({
    world,
    drafts,
    projectIndex: 0,
    title: fillStory({ world, cast, template: story.title }),
    owner: world.people.lead,
    state: 'open',
    description: story.description,
    labels: 'milestone',
    updatedAgo: world.random.integer(15, 20),
  });
  const moved = world.random.chance(0.3) && !world.committed;
  launch.due = moved ? world.dates.new : world.dates.original;
  if (moved) launch.updated = world.clock.moment(3);
  placeStory({ world, drafts, cast: { ...cast, task: launch }, key: 'launch', pieces: story.pieces });
  return launch;
}

function composeCause(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly story: CauseStory;
  readonly index: number;
}): { cause: ComposedCause; steps: readonly Step[]; fill: (template: string) => string } {
  const { world, drafts, story, index } = options;
  const cast: Cast = {
    owner: world.people[story.owner],
    peer: world.people[story.peer],
    absent: story.absent === undefined ? undefined : world.people[story.absent],
    party: partyOf(world, story),
  };
  const fill = (template: string): string => fillStory({ world, cast, template });
  const task = addTask({
    world,
    drafts,
    projectIndex: 0,
    title: fill(story.title),
    owner: cast.owner,
    state: world.random.pick(['open', 'active', 'active'] as const),
    description: fill(story.description),
    labels: '',
    updatedAgo: world.random.integer(10, 20),
  });
  const full: Cast = { ...cast, task };
  const key = `cause-${index + 1}`;
  placeStory({ world, drafts, cast: full, key, pieces: story.pieces });
  return {
    cause: { key, story, cast: full, task },
    steps: story.above.slice(0, world.random.pick([0, 1, 1, 2])),
    fill,
  };
}

/** Builds the blocking chain: causes at the bottom, their steps above, sometimes one gate shared by two strands. */
export function composeChain(world: World, drafts: Drafts): ComposedChain {
  const launch = composeLaunch(world, drafts);
  const stories = chooseCauses(world);
  const links: { blocked: TaskDraft; blocker: TaskDraft; textOnly: boolean }[] = [];
  const causes: ComposedCause[] = [];
  const gate = world.random.chance(0.65) ? world.random.pick(world.wording.gates) : undefined;
  const gateTask =
    gate === undefined ? undefined : addStep({ world, drafts, step: gate, below: undefined, fill: (text) => text });
  for (const [index, story] of stories.entries()) {
    const { cause, steps, fill } = composeCause({ world, drafts, story, index });
    causes.push(cause);
    const underGate = gateTask !== undefined && index < 2;
    // At most four levels from the launch item down, and the first strand is never directly below it.
    const shown = steps.length === 0 && index === 0 ? story.above.slice(0, 1) : steps.slice(0, underGate ? 1 : 2);
    let below = cause.task;
    for (const step of shown) {
      const task = addStep({ world, drafts, step, below: below.owner, fill });
      links.push({ blocked: task, blocker: below, textOnly: false });
      below = task;
    }
    links.push({ blocked: underGate ? gateTask : launch, blocker: below, textOnly: false });
  }
  if (gateTask !== undefined) links.push({ blocked: launch, blocker: gateTask, textOnly: false });
  hideOneLink({ world, drafts, links, causes, launch });
  for (const link of links) if (!link.textOnly) link.blocked.blockedBy.push(link.blocker.id);
  return { launch, causes, links };
}

function addStep(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly step: Step;
  readonly below: Person | undefined;
  readonly fill: (template: string) => string;
}): TaskDraft {
  const { world, drafts, step, below, fill } = options;
  const wanted = world.people[step.owner];
  return addTask({
    world,
    drafts,
    projectIndex: 0,
    title: fill(step.title.replaceAll('{launch}', world.launchWord)),
    owner: below === undefined ? wanted : otherThan(world, wanted, below),
    state: 'open',
    description: fill(step.description),
    labels: '',
    updatedAgo: world.random.integer(12, 24),
  });
}

/** One dependency of a cause is never entered in the tracker: only a message says it. */
function hideOneLink(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly links: { blocked: TaskDraft; blocker: TaskDraft; textOnly: boolean }[];
  readonly causes: readonly ComposedCause[];
  readonly launch: TaskDraft;
}): void {
  const { world, drafts, links, causes, launch } = options;
  const roots = new Set(causes.map((cause) => cause.task));
  const candidates = links.filter(
    (link) => roots.has(link.blocker) && link.blocked !== launch && link.blocked.owner !== link.blocker.owner,
  );
  const now = world.clock.day(0);
  const spoken = candidates.filter(
    (link) => ![link.blocked.owner, link.blocker.owner].some((owner) => isAway(drafts, owner, now)),
  );
  const link = world.random.pick(spoken.length > 0 ? spoken : candidates);
  link.textOnly = true;
  const story = world.random.pick(world.wording.links);
  const cast: Cast = {
    owner: link.blocked.owner,
    peer: link.blocker.owner,
    task: link.blocked,
    extra: {
      blocked: link.blocked.id,
      blockedTitle: link.blocked.title,
      blocker: link.blocker.id,
      blockerTitle: link.blocker.title,
    },
  };
  placeStory({ world, drafts, cast, key: 'link', pieces: story.pieces });
}
