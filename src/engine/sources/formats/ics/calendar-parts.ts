import ICAL from 'ical.js';

export type CalendarPart = {
  readonly name: 'VEVENT' | 'VTODO' | 'VTIMEZONE';
  readonly start: number;
  readonly end: number;
  readonly source: string;
};

/** The components of a calendar file as slices of its text, so that one broken event costs only itself. */
export function* calendarParts(text: string): Generator<CalendarPart> {
  const opening = /^BEGIN:(VEVENT|VTODO|VTIMEZONE)[ \t]*\r?$/gimu;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const name = partName(match[1] ?? '');
    const closing = new RegExp(`^END:${name}[ \\t]*\\r?$`, 'gimu');
    closing.lastIndex = opening.lastIndex;
    const ended = closing.exec(text);
    const next = text.slice(opening.lastIndex).search(/^BEGIN:(?:VEVENT|VTODO|VTIMEZONE)/imu);
    const cut = next !== -1 && (ended === null || opening.lastIndex + next < ended.index);
    const end = cut ? opening.lastIndex + next : ended === null ? text.length : closing.lastIndex;
    yield { name, start: match.index, end, source: text.slice(match.index, end).trimEnd() };
    opening.lastIndex = end;
  }
}

function partName(name: string): CalendarPart['name'] {
  const upper = name.toUpperCase();
  return upper === 'VTODO' || upper === 'VTIMEZONE' ? upper : 'VEVENT';
}

/** Throws where the component is not valid iCalendar. */
export function parseComponent(source: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(source));
}

/** The component as people read it: folded lines joined (RFC 5545 3.1), escapes of text values undone (3.3.11). */
export function readableSource(source: string): string {
  return source
    .replace(/\r\n/gu, '\n')
    .replace(/\n[ \t]/gu, '')
    .replace(/\\([\\;,nN])/gu, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped));
}
