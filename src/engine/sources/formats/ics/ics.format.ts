import ICAL from 'ical.js';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { LineIndex } from '../../text/line-index.ts';
import type { Format } from '../format.ts';
import { readText } from '../format.ts';
import { ProblemList } from '../problem-list.ts';
import type { CalendarPart } from './calendar-parts.ts';
import { calendarParts, parseComponent } from './calendar-parts.ts';
import type { EventFacts } from './event-block.ts';
import { eventBlock, textOf } from './event-block.ts';
import { TimeReader } from './event-times.ts';
import type { EventTime } from './event-times.ts';
import { expandSeries } from './expand-series.ts';
import type { Window } from './expand-series.ts';

const DAY_MS = 86_400_000;
/** Occurrences of a series are listed this far around the newest change in the calendar. */
const WINDOW_DAYS = 120;
/** A single event further ahead than this does not stretch the window. */
const FARTHEST_DAYS = 400;

/** Calendars: one block per event, per series, and per occurrence of a series near the calendar's newest change. */
export const icsFormat: Format = {
  id: 'ics',
  extensions: ['ics', 'ical', 'ifb'],
  sniff: ({ headText }) => (/^\uFEFF?\s*BEGIN:VCALENDAR/iu.test(headText) ? 'sure' : 'no'),
  async *parse(input) {
    const text = await readText(input);
    const lines = new LineIndex(text);
    const problems = new ProblemList();
    const parts = [...calendarParts(text)];
    const times = new TimeReader({
      fileZones: fileZones(parts, problems),
      fallbackZone: /^X-WR-TIMEZONE:(.+?)\s*$/imu.exec(text)?.[1] ?? null,
    });
    const events = parts.flatMap((part) => {
      if (part.name === 'VTIMEZONE') return [];
      const facts = readEvent({ part, times });
      if (typeof facts !== 'string') return [facts];
      problems.add(`event at line ${lines.lineOf(part.start)}: ${facts}`);
      return [];
    });
    yield* blocksOf({ events, times, problems });
    for (const zone of times.unknownZones)
      problems.add(`the time zone "${zone}" is unknown; its times were read as UTC`);
    const problem = problems.summary('damaged-calendar');
    if (problem !== null) input.report(problem);
  },
};

function fileZones(parts: readonly CalendarPart[], problems: ProblemList): ReadonlyMap<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>();
  for (const part of parts.filter(({ name }) => name === 'VTIMEZONE')) {
    try {
      const component = parseComponent(part.source);
      zones.set(textOf(component, 'tzid'), new ICAL.Timezone(component));
    } catch {
      problems.add('a time zone definition could not be read');
    }
  }
  return zones;
}

/** The facts of one component, or why there are none. */
function readEvent(options: { readonly part: CalendarPart; readonly times: TimeReader }): EventFacts | string {
  const { part, times } = options;
  try {
    const component = parseComponent(part.source);
    const start = times.property(component, 'dtstart') ?? times.property(component, 'due');
    if (start === null) return 'it has no start';
    const changed =
      times.property(component, 'last-modified') ??
      times.property(component, 'dtstamp') ??
      times.property(component, 'created');
    return {
      part,
      component,
      uid: textOf(component, 'uid') || `without id, ${start.iso}`,
      start,
      end: endOf({ component, start, times }),
      changed,
    };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function endOf(options: {
  readonly component: ICAL.Component;
  readonly start: EventTime;
  readonly times: TimeReader;
}): EventTime | null {
  const { component, start, times } = options;
  const written = times.property(component, 'dtend') ?? times.property(component, 'due');
  if (written !== null) return written;
  const duration: unknown = component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? shifted(start, duration.toSeconds() * 1000) : null;
}

/** The same kind of time, later. `local` moves with it by the clock, which is right except across a clock change. */
function shifted(time: EventTime, ms: number): EventTime {
  const epoch = time.epoch + ms;
  const local = new Date(Date.parse(time.wholeDay ? time.local : `${time.local}Z`) + ms).toISOString();
  if (time.wholeDay) return { ...time, epoch, iso: local.slice(0, 10), local: local.slice(0, 10) };
  return { ...time, epoch, iso: new Date(epoch).toISOString(), local: local.slice(0, 19) };
}

function* blocksOf(options: {
  readonly events: readonly EventFacts[];
  readonly times: TimeReader;
  readonly problems: ProblemList;
}): Generator<ParsedBlock> {
  const { events, times, problems } = options;
  const window = windowOf(events);
  const moved = new Map<string, Set<number>>();
  for (const { component, uid } of events) {
    const original = times.property(component, 'recurrence-id');
    if (original !== null) moved.set(uid, (moved.get(uid) ?? new Set()).add(original.epoch));
  }
  const seen = new Set<string>();
  for (const facts of events) {
    for (const block of eventBlocks({ facts, times, window, moved: moved.get(facts.uid) ?? new Set(), problems })) {
      if (seen.has(block.locator)) continue;
      seen.add(block.locator);
      yield block;
    }
  }
}

function* eventBlocks(options: {
  readonly facts: EventFacts;
  readonly times: TimeReader;
  readonly window: Window;
  readonly moved: ReadonlySet<number>;
  readonly problems: ProblemList;
}): Generator<ParsedBlock> {
  const { facts, times, window, moved, problems } = options;
  const original = times.property(facts.component, 'recurrence-id');
  const series = facts.component.hasProperty('rrule') || facts.component.hasProperty('rdate');
  yield eventBlock({ facts, occurrence: original?.iso ?? null, series: series && original === null });
  if (!series || original !== null) return;
  try {
    const { starts, complete } = expandSeries({ facts, times, window, moved });
    if (!complete) problems.add(`series ${facts.uid}: only its first ${starts.length} occurrences are listed`);
    const length = facts.end === null ? null : facts.end.epoch - facts.start.epoch;
    for (const start of starts) {
      const occurrence: EventFacts = { ...facts, start, end: length === null ? null : shifted(start, length) };
      yield eventBlock({ facts: occurrence, occurrence: start.iso, series: false });
    }
  } catch (cause) {
    problems.add(
      `series ${facts.uid}: its rule could not be read (${cause instanceof Error ? cause.message : String(cause)})`,
    );
  }
}

function windowOf(events: readonly EventFacts[]): Window {
  const stamps = events.flatMap(({ changed }) => changed?.epoch ?? []);
  const starts = events.map(({ start }) => start.epoch);
  const anchor = Math.max(...(stamps.length > 0 ? stamps : starts), 0);
  const near = starts.filter((start) => start <= anchor + FARTHEST_DAYS * DAY_MS);
  return { from: anchor - WINDOW_DAYS * DAY_MS, to: Math.max(anchor, ...near) + WINDOW_DAYS * DAY_MS };
}
