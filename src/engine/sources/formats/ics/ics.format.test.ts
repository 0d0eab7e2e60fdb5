import { describe, expect, it } from 'vitest';
import { readContent } from '../../../testing/read-fixture.ts';

const calendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const read = (content: string) => readContent({ file: 'team.ics', content });

describe('ics', () => {
  it('reads an event with its people, zone and folded, escaped text', async () => {
    const source = event(
      'UID:review-1',
      'DTSTAMP:20260301T080000Z',
      'DTSTART;TZID=Europe/Berlin:20260330T093000',
      'DTEND;TZID=Europe/Berlin:20260330T103000',
      'SUMMARY:Launch review\\, part',
      ' \u00202',
      'LOCATION:Room 4',
      'STATUS:TENTATIVE',
      'ORGANIZER;CN=Ana Ruiz:mailto:ana@x.example',
      'ATTENDEE;CN=Ben;PARTSTAT=DECLINED:mailto:ben@x.example',
      'ATTENDEE:mailto:cem@x.example',
    );
    const { blocks, problems } = await read(calendar(source));
    expect(problems).toEqual([]);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]).toMatchObject({
      kind: 'event',
      locator: 'event review-1',
      title: 'Launch review, part 2',
      start: calendar(source).indexOf('BEGIN:VEVENT'),
      timestamp: Date.UTC(2026, 2, 1, 8),
      author: 'Ana Ruiz',
      fields: {
        start: '2026-03-30T07:30:00.000Z',
        end: '2026-03-30T08:30:00.000Z',
        startLocal: '2026-03-30T09:30:00',
        timeZone: 'Europe/Berlin',
        location: 'Room 4',
        status: 'TENTATIVE',
        organizer: 'Ana Ruiz <ana@x.example>',
        attendees: 'Ben <ben@x.example> DECLINED; cem@x.example NEEDS-ACTION',
      },
    });
    expect(blocks[0]?.text).toContain('SUMMARY:Launch review, part 2');
  });

  it('lists a series without excluded dates, with moved ones in their place, right over a clock change', async () => {
    const series = event(
      'UID:sync',
      'DTSTAMP:20260301T080000Z',
      'DTSTART;TZID=Europe/Berlin:20260316T100000',
      'DURATION:PT30M',
      'SUMMARY:Sync',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE:20260323T090000Z',
    );
    const moved = event(
      'UID:sync',
      'DTSTAMP:20260302T080000Z',
      'RECURRENCE-ID;TZID=Europe/Berlin:20260406T100000',
      'DTSTART;TZID=Europe/Berlin:20260407T150000',
      'SUMMARY:Sync, later',
    );
    const { blocks } = await read(calendar(series, moved));
    expect(blocks.map(({ locator, fields }) => [locator, fields['start'], fields['end'] ?? null])).toEqual([
      ['event sync', '2026-03-16T09:00:00.000Z', '2026-03-16T09:30:00.000Z'],
      ['event sync 2026-03-16T09:00:00.000Z', '2026-03-16T09:00:00.000Z', '2026-03-16T09:30:00.000Z'],
      ['event sync 2026-03-30T08:00:00.000Z', '2026-03-30T08:00:00.000Z', '2026-03-30T08:30:00.000Z'],
      ['event sync 2026-04-13T08:00:00.000Z', '2026-04-13T08:00:00.000Z', '2026-04-13T08:30:00.000Z'],
      ['event sync 2026-04-06T08:00:00.000Z', '2026-04-07T13:00:00.000Z', null],
    ]);
  });

  it('reads whole days as dates', async () => {
    const { blocks } = await read(
      calendar(
        event(
          'UID:off',
          'DTSTAMP:20260301T080000Z',
          'DTSTART;VALUE=DATE:20260410',
          'DTEND;VALUE=DATE:20260413',
          'SUMMARY:Away',
        ),
      ),
    );
    expect(blocks[0]?.fields).toMatchObject({ start: '2026-04-10', end: '2026-04-13', wholeDay: 'yes' });
  });

  it('uses a zone that only the file knows, and Windows zone names', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Plant',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const own = event('UID:own', 'DTSTART;TZID=Plant:20260302T100000', 'SUMMARY:Own');
    const windows = event('UID:win', 'DTSTART;TZID=W. Europe Standard Time:20260302T100000', 'SUMMARY:Windows');
    const unknown = event('UID:odd', 'DTSTART;TZID=Nowhere/Land:20260302T100000', 'SUMMARY:Odd');
    const { blocks, problems } = await read(calendar(zone, own, windows, unknown));
    expect(blocks.map(({ fields }) => fields['start'])).toEqual([
      '2026-03-02T04:30:00.000Z',
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T10:00:00.000Z',
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'the time zone "Nowhere/Land" is unknown; its times were read as UTC.',
    ]);
  });

  it('costs one broken event only itself', async () => {
    const good = event('UID:good', 'DTSTART:20260302T100000Z', 'SUMMARY:Good');
    const { blocks, problems } = await read(
      calendar(event('UID:bad', 'DTSTART:not a date', 'SUMMARY:Bad'), 'BEGIN:VEVENT\r\nUID:cut\r\nDTSTART:2026', good),
    );
    expect(blocks.map(({ locator }) => locator)).toContain('event good');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/line 3/u);
  });

  it('bounds a hostile rule', async () => {
    const { blocks, problems } = await read(
      calendar(
        event(
          'UID:flood',
          'DTSTAMP:20260302T100000Z',
          'DTSTART:20260302T100000Z',
          'SUMMARY:Flood',
          'RRULE:FREQ=SECONDLY',
        ),
      ),
    );
    expect(blocks).toHaveLength(201);
    expect(problems[0]?.message).toContain('only its first 200 occurrences');
  });
});
