import { formatDate, isoInZone } from '../../shared/date-format.ts';
import { bookUrl, dayEditionUrl, feedUrl, standingUrl } from '../../shared/urls.ts';
import type { DayEditionData } from '../../content/schemas/day-edition.ts';
import type { DayEditionLine, DayEditionsView, DayEditionView } from '../views/day-edition.ts';
import type { LinkView } from '../views/link.ts';
import type { TimeView } from '../../shared/date-format.ts';
import { alternatesOf } from './alternates.ts';
import { buildChrome } from './chrome.ts';
import { buildHead } from './head.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { standingLink } from './standing-link.ts';
import { buildStandingPage } from './standing-page.ts';
import { getStory } from './stories.ts';
import { withPictures } from './story-pictures.ts';
import type { Story } from './story.ts';
import { buildLeadPicture } from './teasers.ts';

/** How many headlines the list of editions shows of each. */
const HEADLINES = 4;

/** The days that have an edition, newest first: the latest that have stories, and those that an editor has put together. */
export function editionDays(index: NewsroomIndex, edition: Edition): string[] {
  const { dayEditions } = index.site;
  if (!dayEditions) return [];
  return [...edition.byDay.keys()].filter((day, place) => place < dayEditions.days || arrangement(index, edition, day) !== undefined);
}

/** The stories of a day’s edition: those that the editor put first, then the others, by section and newest first. */
export function editionStories(index: NewsroomIndex, edition: Edition, day: string): Story[] {
  const { stories = [], rest = true } = arrangement(index, edition, day) ?? {};
  const named = stories.flatMap((key) => edition.byKey.get(key) ?? []);
  if (!rest) return named;
  const places = new Map([...index.sections.keys()].map((path, place) => [path, place]));
  const placeOf = ({ section }: Story) => places.get(section.path) ?? places.size;
  const others = (edition.byDay.get(day)?.all ?? []).filter((story) => !named.includes(story));
  return [...named, ...others.toSorted((a, b) => placeOf(a) - placeOf(b))];
}

/** The page of a day’s edition. */
export function getDayEdition(index: NewsroomIndex, edition: Edition, day: string): DayEditionView {
  const { title, note } = arrangement(index, edition, day) ?? {};
  const date = dateOf(edition, day);
  const url = dayEditionUrl(index.space, edition.view.language, day);
  const alternates = alternatesOf(index, edition, (other) =>
    editionDays(index, other).includes(day) ? dayEditionUrl(index.space, other.view.language, day) : undefined,
  );
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title: editionTitle(edition, day, title),
      description: edition.words.text('dayEditionCovers', { date: date.label }),
      url,
      alternates,
      // Each story has a page of its own, which is the one to be found.
      indexed: false,
    }),
    breadcrumb: [standingLink(index, edition, 'editions')],
    title,
    date,
    note,
    book: bookLink(index, edition, day),
    stories: editionStories(index, edition, day).map((story) =>
      withPictures({ ...getStory(index, story), replies: [] }, ({ image }) => index.photos.get(image.id)?.onlineOnly !== true),
    ),
    space: index.space,
  };
}

/** The page that lists the editions. */
export function getDayEditions(index: NewsroomIndex, edition: Edition): DayEditionsView {
  const url = standingUrl(index.space, edition.view.language, 'editions');
  return {
    ...buildStandingPage(index, edition, 'editions', { feeds: { url, name: edition.words.text('dayEditions') } }),
    feed: { label: edition.words.text('followFeed'), url: feedUrl(url, 'rss') },
    editions: editionDays(index, edition).map((day) => editionLine(index, edition, day)),
  };
}

/** “Weekend, Saturday 21 November 2026”, or the date alone. */
export function editionTitle(edition: Edition, day: string, title: string | undefined): string {
  const { label } = dateOf(edition, day);
  return title === undefined ? label : `${title}${edition.words.mark('comma')}${label}`;
}

/** What an editor has said of a day’s edition. */
export function arrangement(index: NewsroomIndex, { view }: Edition, day: string): DayEditionData | undefined {
  return index.dayEditions.get(`${view.language}/${day}`);
}

export function bookLink(index: NewsroomIndex, edition: Edition, day: string): LinkView {
  return { label: edition.words.text('eBook'), url: bookUrl(index.space, edition.view.language, day) };
}

export function dateOf(edition: Edition, day: string): TimeView {
  return { datetime: day, label: formatDate(firstMoment(edition, day), 'weekdayDate', edition.style) };
}

/** When the first of a day’s stories was published, as ISO 8601 with the newsroom’s offset. */
export function firstMoment(edition: Edition, day: string): string {
  const first = edition.byDay.get(day)?.all.at(-1);
  return isoInZone(first?.data.published ?? `${day}T12:00:00Z`, edition.style.timeZone);
}

function editionLine(index: NewsroomIndex, edition: Edition, day: string): DayEditionLine {
  const stories = editionStories(index, edition, day);
  const { title, note } = arrangement(index, edition, day) ?? {};
  const more = stories.length - HEADLINES;
  const pictured = stories.find(({ data }) => {
    const photo = data.photos?.[0]?.photo;
    return photo !== undefined && index.photos.get(photo)?.onlineOnly !== true;
  });
  return {
    url: dayEditionUrl(index.space, edition.view.language, day),
    title,
    date: dateOf(edition, day),
    note,
    headlines: stories.slice(0, HEADLINES).map(({ data }) => data.headline),
    more: more > 0 ? edition.words.count('moreStories', more) : undefined,
    picture: pictured && buildLeadPicture(index, edition, pictured),
    book: bookLink(index, edition, day),
  };
}
