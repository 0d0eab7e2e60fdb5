import type { Random } from './random.ts';

const dayMs = 86_400_000;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export type DateStyle = 'iso' | 'german' | 'american' | 'short' | 'long' | 'month-first';

const pad = (value: number): string => String(value).padStart(2, '0');

/** The calendar day of a moment (UTC), `YYYY-MM-DD`. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A moment's day in one of the styles that people and tools write. */
export function formatDay(at: number, style: DateStyle): string {
  const date = new Date(at);
  const day = date.getUTCDate();
  const month = date.getUTCMonth();
  const year = date.getUTCFullYear();
  const name = monthNames[month] ?? '';
  switch (style) {
    case 'iso':
      return isoDay(at);
    case 'german':
      return `${pad(day)}.${pad(month + 1)}.${year}`;
    case 'american':
      return `${pad(month + 1)}/${pad(day)}/${year}`;
    case 'short':
      return `${day} ${name.slice(0, 3)} ${year}`;
    case 'long':
      return `${day} ${name}`;
    case 'month-first':
      return `${name} ${day}`;
  }
}

/** Offset of a zone from UTC at a moment, in minutes (positive east). */
export function zoneOffset(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Working days counted back from the newest day; the only source of time in a sample. */
export interface WorkClock {
  readonly zone: string;
  /** Midnight UTC of the working day that lies `ago` working days back (negative: ahead). */
  day(ago: number): number;
  /** A moment in office hours of that day, in whole seconds, unique within the sample. */
  moment(ago: number): number;
}

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay());

export function createWorkClock(options: {
  readonly random: Random;
  readonly newest: number;
  readonly zone: string;
}): WorkClock {
  const { random, zone } = options;
  const day = (ago: number): number => {
    let at = options.newest;
    for (let left = Math.abs(ago); left > 0;) {
      at += ago > 0 ? -dayMs : dayMs;
      if (!isWeekend(at)) left -= 1;
    }
    return at;
  };
  const used = new Set<number>();
  const moment = (ago: number): number => {
    const start = day(ago);
    const noon = start + dayMs / 2;
    // Nothing happens after 15:00 on the newest day, so that replies of the same day stay inside the window.
    const lastHour = ago === 0 ? 14 : 16;
    for (;;) {
      const local = random.integer(8 * 3600, lastHour * 3600);
      const at = start + local * 1000 - zoneOffset(zone, noon) * 60_000;
      if (used.has(at)) continue;
      used.add(at);
      return at;
    }
  };
  return { zone, day, moment };
}

/** `Tue, 03 Mar 2026 10:12:09 +0100`, as mail headers and quotations write it. */
export function mailDate(at: number, zone: string): string {
  const offset = zoneOffset(zone, at);
  const local = new Date(at + offset * 60_000);
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][local.getUTCDay()] ?? '';
  const month = (monthNames[local.getUTCMonth()] ?? '').slice(0, 3);
  const time = `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}:${pad(local.getUTCSeconds())}`;
  return `${weekday}, ${pad(local.getUTCDate())} ${month} ${local.getUTCFullYear()} ${time} ${sign}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
}
