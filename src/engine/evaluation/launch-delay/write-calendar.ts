import { isoDay } from './dates.ts';
import type { Drafts, FoundEvidence, Person, Written } from './drafts.ts';
import { readMarks } from './marked-text.ts';
import { createNoiseFiller } from './noise-slots.ts';
import type { World } from './world.ts';

const file = 'calendar.ics';
const dayMs = 86_400_000;

const zones: Readonly<Record<string, readonly string[]>> = {
  'Europe/Berlin': ['+0100', '+0200', 'CET', 'CEST', '3;BYDAY=-1SU', '10;BYDAY=-1SU'],
  'Europe/London': ['+0000', '+0100', 'GMT', 'BST', '3;BYDAY=-1SU', '10;BYDAY=-1SU'],
  'America/New_York': ['-0500', '-0400', 'EST', 'EDT', '3;BYDAY=2SU', '11;BYDAY=1SU'],
};

const compact = (at: number): string => isoDay(at).replaceAll('-', '');
const escape = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,');

/** Folds a content line at 73 octets (RFC 5545 3.1), never inside a character. */
function fold(line: string): string {
  let folded = '';
  let size = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > 73) {
      folded += '\r\n ';
      size = 1;
    }
    folded += character;
    size += bytes;
  }
  return folded;
}

function zoneBlock(zone: string): string[] {
  const [standard = '', summer = '', standardName = '', summerName = '', start = '', end = ''] = zones[zone] ?? [];
  const part = (kind: string, from: string, to: string, name: string, rule: string): string[] => [
    `BEGIN:${kind}`,
    'DTSTART:19700101T020000',
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `TZNAME:${name}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${rule}`,
    `END:${kind}`,
  ];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...part('STANDARD', summer, standard, standardName, end),
    ...part('DAYLIGHT', standard, summer, summerName, start),
    'END:VTIMEZONE',
  ];
}

interface CalendarEntry {
  readonly uid: string;
  readonly summary: string;
  readonly when: readonly string[];
  readonly extra?: readonly string[];
  readonly organizer: Person;
  readonly attendees: readonly Person[];
}

const answers = ['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'TENTATIVE', 'DECLINED', 'NEEDS-ACTION'];

/** The calendar: recurrences with exceptions, time zones, all-day events, absences, a cancelled meeting, the launch day. */
export function writeCalendar(world: World, drafts: Drafts): Written {
  const random = world.random.fork('calendar');
  const found: FoundEvidence[] = [];
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//calendar//export//EN', ...zoneBlock(world.clock.zone)];
  const stamp = `${compact(world.clock.day(30))}T080000Z`;
  const add = (entry: CalendarEntry): void => {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${stamp}`,
      ...entry.when,
      `SUMMARY:${escape(entry.summary)}`,
      `ORGANIZER;CN=${entry.organizer.name}:mailto:${entry.organizer.email}`,
    );
    for (const person of entry.attendees)
      lines.push(`ATTENDEE;CN=${person.name};PARTSTAT=${random.pick(answers)}:mailto:${person.email}`);
    lines.push(...(entry.extra ?? []), 'END:VEVENT');
  };
  addSeries({ world, add });
  for (const [index, event] of drafts.events.entries()) {
    const { text, quotes } = readMarks(event.text);
    const uid = `absence-${index + 1}@${world.domain}`;
    for (const { tag, quote } of quotes)
      found.push({ key: event.key, tag, evidence: { file, locator: { event: uid }, quote } });
    add({
      uid,
      summary: text,
      when: allDay(event.start, event.days),
      extra: ['TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
      organizer: event.person,
      attendees: [],
    });
  }
  addLaunchDays({ world, add, found });
  addNoise({ world, add, drafts });
  lines.push('END:VCALENDAR');
  return { files: new Map([[file, new TextEncoder().encode(`${lines.map(fold).join('\r\n')}\r\n`)]]), found };
}

const allDay = (start: number, days: number): string[] => [
  `DTSTART;VALUE=DATE:${compact(start)}`,
  `DTEND;VALUE=DATE:${compact(start + days * dayMs)}`,
];

function timed(world: World, day: number, from: string, to: string): string[] {
  const { zone } = world.clock;
  return [`DTSTART;TZID=${zone}:${compact(day)}T${from}`, `DTEND;TZID=${zone}:${compact(day)}T${to}`];
}

type Add = (entry: CalendarEntry) => void;

function addSeries(options: { readonly world: World; readonly add: Add }): void {
  const { world, add } = options;
  const { zone } = world.clock;
  const project = world.projects[0]?.name ?? '';
  const monday = world.clock.day(37);
  const first = monday - ((new Date(monday).getUTCDay() + 6) % 7) * dayMs;
  const people = Object.values(world.people);
  const team = world.random.fork('team').shuffle(people).slice(0, 6);
  const standup = { uid: `standup@${world.domain}`, organizer: world.people.lead, attendees: team };
  const week = (number: number): number => first + number * 7 * dayMs;
  add({
    ...standup,
    summary: `${project} standup`,
    when: timed(world, first, '093000', '094500'),
    extra: [
      'RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=40',
      `EXDATE;TZID=${zone}:${compact(week(2))}T093000`,
      `EXDATE;TZID=${zone}:${compact(week(5))}T093000`,
    ],
  });
  add({
    ...standup,
    summary: `${project} standup (later today)`,
    when: timed(world, week(3), '110000', '111500'),
    extra: [`RECURRENCE-ID;TZID=${zone}:${compact(week(3))}T093000`],
  });
  const steering = {
    uid: `steering@${world.domain}`,
    organizer: world.people.lead,
    attendees: [world.people.sales, world.people.finance, world.people.marketing],
  };
  add({
    ...steering,
    summary: `${project} steering`,
    when: timed(world, first + dayMs, '140000', '150000'),
    extra: ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10'],
  });
  add({
    ...steering,
    summary: `${project} steering`,
    when: timed(world, first + 15 * dayMs, '140000', '150000'),
    extra: [`RECURRENCE-ID;TZID=${zone}:${compact(first + 15 * dayMs)}T140000`, 'STATUS:CANCELLED'],
  });
}

function addLaunchDays(options: { readonly world: World; readonly add: Add; readonly found: FoundEvidence[] }): void {
  const { world, add, found } = options;
  const title = `${world.projects[0]?.name ?? ''} ${world.launchWord}`;
  const cancelled = `launch-1@${world.domain}`;
  add({
    uid: cancelled,
    summary: title,
    when: allDay(world.dates.original, 1),
    extra: ['STATUS:CANCELLED'],
    organizer: world.people.lead,
    attendees: [],
  });
  found.push({ key: 'launch', tag: 'original', evidence: { file, locator: { event: cancelled }, quote: title } });
  if (!world.random.chance(0.5)) return;
  const moved = `launch-2@${world.domain}`;
  add({
    uid: moved,
    summary: `${title} (moved)`,
    when: allDay(world.dates.new, 1),
    organizer: world.people.lead,
    attendees: [],
  });
  found.push({ key: 'launch', tag: 'new', evidence: { file, locator: { event: moved }, quote: `${title} (moved)` } });
}

function addNoise(options: { readonly world: World; readonly add: Add; readonly drafts: Drafts }): void {
  const { world, add, drafts } = options;
  const random = world.random.fork('calendar-noise');
  const fill = createNoiseFiller({ world, random, tasks: drafts.tasks });
  const people = Object.values(world.people);
  for (let index = 0; index < 24; index += 1) {
    const me = random.pick(people);
    const hour = random.integer(9, 16);
    const at = (value: number): string => `${String(value).padStart(2, '0')}0000`;
    add({
      uid: `event-${index + 1}@${world.domain}`,
      summary: fill(random.pick(world.wording.noise.events), { me }),
      when: timed(world, world.clock.day(random.integer(-15, 36)), at(hour), at(hour + 1)),
      organizer: me,
      attendees: random.shuffle(people).slice(0, random.integer(1, 4)),
      ...(index === 7 ? { extra: ['STATUS:CANCELLED'] } : {}),
    });
  }
}
