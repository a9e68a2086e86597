import { unique } from './names.ts';

const DATE_PLACES =
  '[class*="date" i], [class*="time" i], [class*="publi" i], [class*="posted" i], [id*="date" i], [id*="pubtime" i], [class*="dateline" i]';

/** Days that stand somewhere on the page, with a mark that says so. */
export function shownDates(document: Document): string[] {
  const place = document.querySelector('article, main, [role="main"]') ?? document.documentElement;
  const times = [...place.querySelectorAll('time[pubdate], time[datetime], time')].slice(0, 1);
  const marked = [...place.querySelectorAll(DATE_PLACES)].filter((found) => found.textContent.trim().length < 100).slice(0, 20);
  return given([...times, ...marked].flatMap((found) => [found.getAttribute('datetime') ?? undefined, epochOf(found), found.textContent]));
}

/** The candidates that are there, each once. */
export function given(candidates: readonly (string | undefined)[]): string[] {
  return unique(candidates.filter((candidate) => candidate !== undefined));
}

/** The moment that a page keeps for its scripts, in seconds or milliseconds since 1970. */
function epochOf(place: Element): string | undefined {
  const value = [...place.attributes].find(
    ({ name, value: own }) => /^data-.*(?:time|date|epoch)/.test(name) && /^\d{10}(?:\d{3})?$/.test(own),
  )?.value;
  return value === undefined ? undefined : new Date(Number(value.padEnd(13, '0'))).toISOString();
}
