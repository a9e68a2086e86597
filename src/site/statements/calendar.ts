import type { EventFacts } from '../seo/event-data.ts';

/** Events as calendars read them: https://www.rfc-editor.org/rfc/rfc5545 */
export function writeCalendar(name: string, events: readonly (EventFacts & { id: string })[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Standfirst//Events//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ id, title, start, end, place, about, url, isCancelled }: EventFacts & { id: string }): string[] {
  const given = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}:${escaped(value)}`]);
  return [
    'BEGIN:VEVENT',
    `UID:${id}`,
    // The same content makes the same bytes, whenever it is built.
    `DTSTAMP:${utc(start)}`,
    `DTSTART:${utc(start)}`,
    ...(end === undefined ? [] : [`DTEND:${utc(end)}`]),
    ...given('SUMMARY', title),
    ...given('LOCATION', place),
    ...given('DESCRIPTION', about),
    ...(url === undefined ? [] : [`URL:${url}`]),
    ...(isCancelled ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ];
}

/** `20261205T180000Z` */
function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

const MOST_BYTES = 75;

/** A line of at most 75 bytes; what follows begins with a space. No letter is cut. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  const encoder = new TextEncoder();
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > MOST_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
