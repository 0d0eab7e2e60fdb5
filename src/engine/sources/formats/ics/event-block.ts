import ICAL from 'ical.js';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { presentFields } from '../format.ts';
import type { CalendarPart } from './calendar-parts.ts';
import { readableSource } from './calendar-parts.ts';
import type { EventTime } from './event-times.ts';

export type EventFacts = {
  readonly part: CalendarPart;
  readonly component: ICAL.Component;
  readonly uid: string;
  readonly start: EventTime;
  readonly end: EventTime | null;
  readonly changed: EventTime | null;
};

/** The block of one event, series or occurrence. `occurrence` is the ISO start that names it inside its series. */
export function eventBlock(options: {
  readonly facts: EventFacts;
  readonly occurrence: string | null;
  readonly series: boolean;
}): ParsedBlock {
  const { facts, occurrence, series } = options;
  const { component, part, start, end, uid } = facts;
  const text = readableSource(part.source);
  const summary = textOf(component, 'summary') || '(no title)';
  const organizer = person(component.getFirstProperty('organizer'));
  return {
    kind: 'event',
    locator: occurrence === null ? `event ${uid}` : `event ${uid} ${occurrence}`,
    title: summary,
    text,
    start: part.start,
    end: part.end,
    timestamp: facts.changed?.epoch ?? null,
    author: organizer?.name ?? null,
    thread: uid,
    fields: presentFields({
      uid,
      summary,
      start: start.iso,
      end: end?.iso,
      startLocal: start.local,
      timeZone: start.timeZone,
      wholeDay: start.wholeDay ? 'yes' : null,
      status: textOf(component, 'status'),
      location: textOf(component, 'location'),
      description: textOf(component, 'description'),
      organizer: organizer === null ? null : written(organizer),
      attendees: attendees(component),
      recurrence: series ? recurrenceRule(component) : null,
      series: series ? 'yes' : null,
      occurrence,
      component: part.name === 'VTODO' ? 'VTODO' : null,
    }),
  };
}

export function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value.trim() : '';
}

function recurrenceRule(component: ICAL.Component): string {
  const value: unknown = component.getFirstPropertyValue('rrule');
  return value instanceof ICAL.Recur ? value.toString() : '';
}

type Person = { readonly name: string; readonly address: string };

function person(property: ICAL.Property | null): Person | null {
  if (property === null) return null;
  const address = String(property.getFirstValue()).replace(/^mailto:/iu, '');
  const name: unknown = property.getParameter('cn');
  return { name: typeof name === 'string' && name !== '' ? name : address, address };
}

function written({ name, address }: Person): string {
  return name === address ? address : `${name} <${address}>`;
}

/** `Ana Ruiz <ana@x.org> ACCEPTED; …`: each person with the answer given, NEEDS-ACTION where none was. */
function attendees(component: ICAL.Component): string {
  return component
    .getAllProperties('attendee')
    .flatMap((property) => {
      const who = person(property);
      const answer: unknown = property.getParameter('partstat');
      return who === null
        ? []
        : [`${written(who)} ${typeof answer === 'string' ? answer.toUpperCase() : 'NEEDS-ACTION'}`];
    })
    .join('; ');
}
