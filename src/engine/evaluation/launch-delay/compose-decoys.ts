import { isAway } from './absences.ts';
import { addTask, type ComposedChain } from './compose-chain.ts';
import type { Drafts, TaskDraft } from './drafts.ts';
import type { DecoyKind } from './ground-truth.ts';
import { fillStory, placeStory, type Cast } from './place-story.ts';
import type { World } from './world.ts';
import type { DecoyStory } from './wording/wording-types.ts';

export interface ComposedDecoy {
  readonly key: string;
  readonly kind: DecoyKind;
  readonly text: string;
  readonly task: TaskDraft | undefined;
}

type StoryKind = Exclude<DecoyKind, 'contradiction'>;

/** Adds one story of each kind that looks like a cause and is none. */
export function composeDecoys(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly chain: ComposedChain;
}): ComposedDecoy[] {
  const { world, drafts, chain } = options;
  const { wording } = world;
  const now = world.clock.day(0);
  const writes = (story: DecoyStory): boolean =>
    [story.owner, story.peer].every((role) => !isAway(drafts, world.people[role], now));
  const place = (kind: StoryKind, stories: readonly DecoyStory[]): ComposedDecoy =>
    placeDecoy({ ...options, kind, story: world.random.pick(stories.filter(writes)) });
  const solved = place('solved', wording.solved);
  const stale = place('stale-tracker', wording.stale);
  const other = place('other-project', wording.otherProject);
  const roots = new Set(chain.causes.map((cause) => cause.task));
  const middles = chain.links.map((link) => link.blocked).filter((task) => !roots.has(task));
  for (const decoy of [solved, stale]) {
    if (decoy.task !== undefined)
      world.random.pick([...new Set([chain.launch, ...middles])]).blockedBy.push(decoy.task.id);
  }
  linkOtherProject({ ...options, blocker: other.task });
  return [
    solved,
    stale,
    place('joke', wording.jokes),
    place('optional', wording.optional),
    other,
    place('superseded', wording.superseded),
    { key: 'launch', kind: 'contradiction', text: 'An outdated new date that was replaced later.', task: undefined },
  ];
}

function placeDecoy(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly kind: StoryKind;
  readonly story: DecoyStory;
}): ComposedDecoy {
  const { world, drafts, kind, story } = options;
  const cast: Cast = { owner: world.people[story.owner], peer: world.people[story.peer] };
  const fill = (template: string): string => fillStory({ world, cast, template });
  const last = Math.min(...story.pieces.map((piece) => ('ago' in piece ? piece.ago : 40)));
  const task =
    story.title === undefined
      ? undefined
      : addTask({
          world,
          drafts,
          projectIndex: kind === 'other-project' ? 1 : 0,
          title: fill(story.title),
          owner: cast.owner,
          state: kind === 'solved' ? 'done' : world.random.pick(['open', 'active'] as const),
          description: fill(story.description ?? ''),
          labels: kind === 'optional' ? 'nice-to-have' : '',
          updatedAgo: kind === 'solved' ? Math.max(0, last - 1) : last + 5,
        });
  const key = `decoy-${kind}`;
  placeStory({ world, drafts, cast: { ...cast, task }, key, pieces: story.pieces });
  return { key, kind, text: fill(story.summary), task };
}

/** The other project's blocker really blocks something there. */
function linkOtherProject(options: {
  readonly world: World;
  readonly drafts: Drafts;
  readonly blocker: TaskDraft | undefined;
}): void {
  const { world, drafts, blocker } = options;
  if (blocker === undefined) return;
  const milestone = addTask({
    world,
    drafts,
    projectIndex: 1,
    title: `${world.projects[1]?.name ?? ''} first ${world.launchWord}`,
    owner: world.people.sales,
    state: 'open',
    description: '',
    labels: 'milestone',
    updatedAgo: 14,
  });
  milestone.due = world.clock.day(-30);
  milestone.blockedBy.push(blocker.id);
}
