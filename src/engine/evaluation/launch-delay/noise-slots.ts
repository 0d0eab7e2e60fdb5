import { proseDay, type World } from './world.ts';
import type { Person, TaskDraft } from './drafts.ts';
import { fillSlots } from './marked-text.ts';
import type { Random } from './random.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** Fills the slots of daily chatter. It never names open items of the slipping project, so it can contradict nothing. */
export function createNoiseFiller(options: {
  readonly world: World;
  readonly random: Random;
  readonly tasks: readonly TaskDraft[];
}) {
  const { world, random } = options;
  const people = Object.values(world.people);
  const done = options.tasks.filter((task) => task.state === 'done');
  return (template: string, cast: { readonly me: Person; readonly you?: Person }): string => {
    const you = cast.you ?? random.pick(people.filter((person) => person !== cast.me));
    let lastThing = '';
    return fillSlots(template, (name) => {
      const [kind, number] = name.split(':');
      if (kind === 'ago' && number !== undefined) return proseDay(random, world.clock.day(Number(number)));
      switch (name) {
        case 'p':
        case 'p.first':
          return you.first;
        case 'p.full':
          return you.name;
        case '@p':
          return `<@${you.chatId}>`;
        case 'me':
          return cast.me.first;
        case 'thing':
        case 'thing2':
          lastThing = random.pick(world.trade.things.filter((thing) => thing !== lastThing));
          return lastThing;
        case 'area':
          return random.pick(world.trade.areas);
        case 'verb':
          return random.pick(world.wording.noise.verbs).toLowerCase();
        case 'done':
          return done.length === 0 ? 'it' : random.pick(done).id;
        case 'n':
        case 'n2':
          return String(random.integer(3, 48));
        case 'day':
          return random.pick(weekdays);
        case 'place':
          return random.pick(world.wording.noise.places);
        case 'food':
          return random.pick(world.wording.noise.foods);
        case 'product':
          return world.trade.product;
        case 'company':
          return world.company;
        case 'other':
          return random.pick(world.projects.slice(1)).name;
        default:
          return undefined;
      }
    });
  };
}

export type NoiseFiller = ReturnType<typeof createNoiseFiller>;

/** Typing slips of a hurried writer: rare, never in marked text because noise carries no marks. */
export function withSlip(random: Random, text: string): string {
  if (!random.chance(0.08)) return text;
  const words = text.split(' ');
  const index = random.integer(0, words.length - 1);
  const word = words[index] ?? '';
  if (!/^[a-z]{5,}$/.test(word)) return text;
  const at = random.integer(1, word.length - 3);
  words[index] = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
  return words.join(' ');
}
