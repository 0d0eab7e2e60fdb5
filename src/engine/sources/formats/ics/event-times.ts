import ICAL from 'ical.js';
import { knownZone, utcOf, zonedToEpoch } from '../../text/zoned-time.ts';

export type EventTime = {
  /** Epoch milliseconds; midnight UTC for a whole day. */
  readonly epoch: number;
  /** ISO 8601: an instant in UTC, or a plain date for a whole day. */
  readonly iso: string;
  /** As the calendar shows it in its own zone: `2026-03-23T11:00:00`, or a plain date. */
  readonly local: string;
  readonly wholeDay: boolean;
  /** TZID as written, `UTC`, or null for a floating time (read as UTC). */
  readonly timeZone: string | null;
};

/** Reads iCalendar times: IANA and Windows zone names first, then the zones that the file itself defines. */
export class TimeReader {
  readonly #fileZones: ReadonlyMap<string, ICAL.Timezone>;
  readonly #fallbackZone: string | null;
  /** Zones that neither this machine nor the file knows; their times were read as UTC. */
  readonly unknownZones = new Set<string>();

  constructor(options: {
    readonly fileZones: ReadonlyMap<string, ICAL.Timezone>;
    readonly fallbackZone: string | null;
  }) {
    this.#fileZones = options.fileZones;
    this.#fallbackZone = options.fallbackZone;
  }

  read(time: ICAL.Time, written: string | null): EventTime {
    const local = time.toString().replace(/Z$/u, '');
    if (time.isDate) return { epoch: utcOf(wallOf(time)), iso: local, local, wholeDay: true, timeZone: null };
    const timeZone = time.zone === ICAL.Timezone.utcTimezone ? 'UTC' : (written ?? this.#fallbackZone);
    const epoch = this.#epoch(time, timeZone);
    return { epoch, iso: new Date(epoch).toISOString(), local, wholeDay: false, timeZone };
  }

  /** The time of a property; null when it is absent or unreadable. */
  property(component: ICAL.Component, name: string): EventTime | null {
    const property = component.getFirstProperty(name);
    const value: unknown = property?.getFirstValue();
    if (property === null || property === undefined || !(value instanceof ICAL.Time)) return null;
    return this.read(value, zoneOf(property));
  }

  #epoch(time: ICAL.Time, timeZone: string | null): number {
    const wall = wallOf(time);
    if (timeZone === null || timeZone === 'UTC') return utcOf(wall);
    const zone = knownZone(timeZone);
    if (zone !== null) return zonedToEpoch(wall, zone);
    const own = this.#fileZones.get(timeZone);
    if (own !== undefined) return utcOf(wall) - own.utcOffset(time) * 1000;
    this.unknownZones.add(timeZone);
    return utcOf(wall);
  }
}

export function zoneOf(property: ICAL.Property): string | null {
  const zone: unknown = property.getParameter('tzid');
  return typeof zone === 'string' && zone !== '' ? zone : null;
}

function wallOf(time: ICAL.Time): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
} {
  const { year, month, day, hour, minute, second } = time;
  return { year, month, day, hour, minute, second };
}
