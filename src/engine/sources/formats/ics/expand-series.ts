import ICAL from 'ical.js';
import type { EventFacts } from './event-block.ts';
import type { EventTime, TimeReader } from './event-times.ts';
import { zoneOf } from './event-times.ts';

/** Occurrences kept per series. */
const MOST_OCCURRENCES = 200;
/** Steps of the rule that are looked at: a rule by the second must not hold the parser. */
const MOST_STEPS = 20_000;

export type Window = { readonly from: number; readonly to: number };

/** The starts of a series inside the window, without the excluded and the moved ones. `complete` is false at a limit. */
export function expandSeries(options: {
  readonly facts: EventFacts;
  readonly times: TimeReader;
  readonly window: Window;
  /** Epochs of the original starts that have an exception of their own. */
  readonly moved: ReadonlySet<number>;
}): { readonly starts: readonly EventTime[]; readonly complete: boolean } {
  const { facts, times, window, moved } = options;
  const excluded = exclusions(facts.component, times);
  const property = facts.component.getFirstProperty('dtstart');
  const zone = property === null ? null : zoneOf(property);
  const iterator = new ICAL.Event(facts.component, { exceptions: [], strictExceptions: true }).iterator();
  const starts: EventTime[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const time = nextTime(iterator);
    if (time === null) return { starts, complete: true };
    const start = times.read(time, zone);
    if (start.epoch > window.to) return { starts, complete: true };
    if (start.epoch < window.from || moved.has(start.epoch)) continue;
    if (excluded.epochs.has(start.epoch) || excluded.days.has(start.local.slice(0, 10))) continue;
    if (starts.length === MOST_OCCURRENCES) return { starts, complete: false };
    starts.push(start);
  }
  return { starts, complete: false };
}

function nextTime(iterator: { next(): ICAL.Time | null | undefined }): ICAL.Time | null {
  return iterator.next() ?? null;
}

/** EXDATE may be written in another zone than the start, or as a plain date. */
function exclusions(
  component: ICAL.Component,
  times: TimeReader,
): { readonly epochs: ReadonlySet<number>; readonly days: ReadonlySet<string> } {
  const epochs = new Set<number>();
  const days = new Set<string>();
  for (const property of component.getAllProperties('exdate')) {
    for (const value of property.getValues() as readonly unknown[]) {
      if (!(value instanceof ICAL.Time)) continue;
      const time = times.read(value, zoneOf(property));
      if (time.wholeDay) days.add(time.local);
      else epochs.add(time.epoch);
    }
  }
  return { epochs, days };
}
