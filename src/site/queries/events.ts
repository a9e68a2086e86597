import { dateTimeView, formatDate, isoInZone, timeView } from '../../shared/date-format.ts';
import { dayKey } from '../../shared/calendar.ts';
import { absoluteUrl, eventsCalendarUrl, fileUrl, outputFile } from '../../shared/urls.ts';
import type { EventData } from '../../content/schemas/event.ts';
import { buildEventData } from '../seo/event-data.ts';
import { writeCalendar } from '../statements/calendar.ts';
import type { EventsPageView, EventView } from '../views/events.ts';
import { comingEvents } from './coming-events.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { editionParam, type SiteFile } from './site-files.ts';
import { buildStandingPage } from './standing-page.ts';
import { hasStandingPage } from './standing-set.ts';

/** The next events, as many as there is room for. */
export function nextEvents(index: NewsroomIndex, edition: Edition, most = Infinity): EventView[] {
  return coming(index)
    .slice(0, most)
    .map(([, event]) => describeEvent(index, edition, event));
}

export function getEventsPage(index: NewsroomIndex, edition: Edition): EventsPageView {
  const page = buildStandingPage(index, edition, 'events');
  return {
    ...page,
    head: {
      ...page.head,
      jsonLd: [...page.head.jsonLd, ...coming(index).map(([, event]) => buildEventData(factsOf(index, edition, event)))],
    },
    events: nextEvents(index, edition),
    calendar: { label: edition.words.text('addToCalendar'), url: eventsCalendarUrl(index.space, edition.view.language) },
  };
}

/** The file that calendars subscribe to, while anything is on. */
export function calendarFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  if (!hasStandingPage(index, 'events')) return [];
  return [
    {
      kind: 'data',
      route: '[...edition]/events.ics.ts',
      params: { edition: editionParam(index, edition) },
      path: outputFile(index.space, eventsCalendarUrl(index.space, edition.view.language)),
      text: () => getEventsCalendar(index, edition),
    },
  ];
}

function getEventsCalendar(index: NewsroomIndex, edition: Edition): string {
  const host = new URL(index.space.origin).host;
  return writeCalendar(
    `${edition.newspaper}${edition.words.mark('colon')}${edition.words.text('events')}`,
    coming(index).map(([id, event]) => ({ id: `${id}@${host}`, ...factsOf(index, edition, event) })),
  );
}

function coming(index: NewsroomIndex): [id: string, event: EventData][] {
  return comingEvents(index, '').flatMap((id): [string, EventData][] => {
    const event = index.events.get(id);
    return event ? [[id, event]] : [];
  });
}

function factsOf(index: NewsroomIndex, edition: Edition, event: EventData) {
  const time = (instant: string) => isoInZone(instant, index.space.timeZone);
  const { url } = event;
  return {
    title: edition.say(event.title),
    start: time(event.start),
    end: event.end === undefined ? undefined : time(event.end),
    place: event.place === undefined ? undefined : edition.say(event.place),
    about: event.about === undefined ? undefined : edition.say(event.about),
    url: url?.startsWith('/') === true ? absoluteUrl(index.space, fileUrl(index.space, url.slice(1))) : url,
    isCancelled: event.cancelled === true,
  };
}

function describeEvent(index: NewsroomIndex, edition: Edition, event: EventData): EventView {
  const { start, end } = event;
  const dayOf = (instant: string) => dayKey(instant, index.space.timeZone);
  const endsSameDay = end !== undefined && dayOf(end) === dayOf(start);
  const { title, place, about } = factsOf(index, edition, event);
  return {
    title,
    day: { label: formatDate(start, 'weekdayDate', edition.style), datetime: dayOf(start) },
    lastDay: end === undefined || endsSameDay ? undefined : dateTimeView(end, edition.style),
    starts: timeView(start, 'time', edition.style),
    ends: endsSameDay ? timeView(end, 'time', edition.style) : undefined,
    place,
    about,
    url: event.url?.startsWith('/') === true ? fileUrl(index.space, event.url.slice(1)) : event.url,
    isCancelled: event.cancelled === true,
  };
}
