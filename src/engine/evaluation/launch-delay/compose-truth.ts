import type { ComposedChain } from './compose-chain.ts';
import type { ComposedDecoy } from './compose-decoys.ts';
import { formatDay, isoDay } from './dates.ts';
import type { FoundEvidence, TaskDraft } from './drafts.ts';
import type { Evidence, GroundTruth } from './ground-truth.ts';
import { fillStory } from './place-story.ts';
import type { World } from './world.ts';

interface TruthInput {
  readonly world: World;
  readonly chain: ComposedChain;
  readonly decoys: readonly ComposedDecoy[];
  readonly found: readonly FoundEvidence[];
  readonly asOf: number;
}

/** Writes down what the sample says, from the drafts and the evidence that the file writers met. */
export function composeTruth(input: TruthInput): GroundTruth {
  const { world, chain } = input;
  const project = world.projects[0]?.name ?? '';
  const evidence = (key: string, tags: readonly string[]): Evidence[] =>
    input.found.filter((entry) => entry.key === key && tags.includes(entry.tag)).map((entry) => entry.evidence);
  const { launch } = chain;
  const due = launch.due ?? world.dates.original;
  const dueRow: Evidence = {
    file: world.tracker.file,
    locator: { row: launch.id },
    quote: formatDay(due, world.tracker.dates),
  };
  const dated = (tag: 'new' | 'original'): Evidence[] => [
    ...evidence('launch', [tag]),
    ...((due === world.dates.new) === (tag === 'new') ? [dueRow] : []),
  ];
  const row = (task: TaskDraft, quote: string): Evidence => ({
    file: world.tracker.file,
    locator: { row: task.id },
    quote,
  });
  return {
    seed: world.seed,
    wording: world.wording.name,
    company: world.company,
    project,
    question: `Why is the ${project} ${world.launchWord} delayed, who is blocked by what, and what are the next three actions?`,
    asOf: new Date(input.asOf).toISOString(),
    launch: {
      taskId: chain.launch.id,
      title: chain.launch.title,
      originalDate: isoDay(world.dates.original),
      newDate: isoDay(world.dates.new),
      outdatedDates: [isoDay(world.dates.old)],
      evidence: [...dated('new'), ...dated('original')],
    },
    causes: chain.causes.map((cause) => {
      const fill = (template: string): string => fillStory({ world, cast: cause.cast, template });
      return {
        id: cause.key,
        taskId: cause.task.id,
        title: cause.task.title,
        summary: fill(cause.story.summary),
        owner: cause.task.owner.name,
        waitsFor: fill(cause.story.waitsFor),
        evidence: evidence(cause.key, ['why']),
      };
    }),
    chain: chain.links.map((link) => ({
      blocked: link.blocked.id,
      blocker: link.blocker.id,
      evidence: link.textOnly ? evidence('link', ['link']) : [row(link.blocked, link.blocker.id)],
    })),
    actions: chain.causes.map((cause) => actionOf({ world, cause, evidence: evidence(cause.key, ['act']) })),
    decoys: input.decoys.map((decoy) => decoyOf({ decoy, evidence, row })),
    people: Object.values(world.people).map(({ name, email, handle, role }) => ({ name, email, handle, role })),
    facts: factsOf({ world, chain, dated, row, story: (key) => evidence(key, ['story']) }),
  };
}

function decoyOf(options: {
  readonly decoy: ComposedDecoy;
  readonly evidence: (key: string, tags: readonly string[]) => Evidence[];
  readonly row: (task: TaskDraft, quote: string) => Evidence;
}): GroundTruth['decoys'][number] {
  const { decoy, evidence, row } = options;
  const { kind, task, text, key } = decoy;
  if (kind === 'contradiction') return { id: 'decoy-contradiction', kind, text, evidence: evidence(key, ['old']) };
  const told = evidence(key, ['decoy']);
  if (task === undefined) return { id: key, kind, text, evidence: told };
  return { id: key, kind, text, taskId: task.id, title: task.title, evidence: [...told, row(task, task.title)] };
}

function actionOf(options: {
  readonly world: World;
  readonly cause: ComposedChain['causes'][number];
  readonly evidence: Evidence[];
}): GroundTruth['actions'][number] {
  const { world, cause, evidence } = options;
  const { who, what } = cause.story.action;
  const name = fillStory({ world, cast: cause.cast, template: who === 'outsider' ? '{outsider}' : `{${who}.full}` });
  return { causeId: cause.key, who: name, what: fillStory({ world, cast: cause.cast, template: what }), evidence };
}

function factsOf(options: {
  readonly world: World;
  readonly chain: ComposedChain;
  readonly dated: (tag: 'new' | 'original') => Evidence[];
  /** Every passage of a cause's story, also those that only accompany the proof. */
  readonly story: (key: string) => Evidence[];
  readonly row: (task: TaskDraft, quote: string) => Evidence;
}): GroundTruth['facts'] {
  const { world, chain, dated, story, row } = options;
  const tasks = [...new Set([chain.launch, ...chain.links.flatMap((link) => [link.blocked, link.blocker])])];
  return [
    {
      id: 'original-date',
      text: `The ${world.launchWord} was planned for ${isoDay(world.dates.original)}.`,
      evidence: dated('original'),
    },
    {
      id: 'new-date',
      text: `The ${world.launchWord} is now planned for ${isoDay(world.dates.new)}.`,
      evidence: dated('new'),
    },
    ...chain.causes.map((cause) => ({
      id: `story-${cause.key}`,
      text: fillStory({ world, cast: cause.cast, template: cause.story.summary }),
      evidence: story(cause.key),
    })),
    ...tasks.map((task) => ({
      id: `item-${task.id}`,
      text: `${task.id} "${task.title}" belongs to ${task.owner.name} and is ${world.tracker.states[task.state]}.`,
      evidence: [row(task, task.owner.name), row(task, world.tracker.states[task.state]), row(task, task.title)],
    })),
  ];
}
