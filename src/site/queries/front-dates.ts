import { dayKey } from '../../shared/calendar.ts';
import { formatDate, timeView, type TimeView } from '../../shared/date-format.ts';
import { archiveUrl, standingUrl } from '../../shared/urls.ts';
import type { EditionMoment, TimelineEntry } from '../views/front.ts';
import type { LinkView } from '../views/link.ts';
import type { TeaserView } from '../views/teaser.ts';
import { dayParts, dayUrl } from './listings.ts';
import { fact } from './facts.ts';
import { isNews } from './news-age.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { buildTeaser } from './teasers.ts';

/** What the masthead of a front says of when and where its newspaper is. */
export function buildEditionMoment(index: NewsroomIndex, edition: Edition): EditionMoment {
  const newest = latestChange(index, edition);
  return {
    weekday: formatDate(newest, 'weekday', edition.style),
    date: { ...timeView(newest, 'date', edition.style), datetime: dayKey(newest, index.space.timeZone) },
    city: edition.say(index.site.city),
    lastUpdated: timeView(newest, 'time', edition.style),
  };
}

/** A story as its front shows it: with its date, unless it is news; without the year, when that is the edition’s. */
export function buildFrontTeaser(index: NewsroomIndex, edition: Edition, story: Story): TeaserView {
  const teaser = buildTeaser(index, edition, story);
  return { ...teaser, dated: isNews(index, story) ? undefined : dateInEdition(index, edition, story) };
}

/** The newest stories as lines: with their times on the edition’s day, else with their dates. */
export function buildLatest(index: NewsroomIndex, edition: Edition, stories: readonly Story[]): TimelineEntry[] {
  const today = editionDay(index, edition);
  return stories.map((story) => ({
    url: story.url,
    headline: story.data.headline,
    sponsored: story.data.sponsor && edition.words.text('sponsored'),
    when:
      story.day === today && isNews(index, story)
        ? timeView(story.data.published, 'time', edition.style)
        : dateInEdition(index, edition, story),
  }));
}

/** The nearest list that holds more than a front’s newest stories: of their latest day, of its month, or the whole archive. */
export function moreThanLatest(index: NewsroomIndex, edition: Edition, latest: readonly Story[]): LinkView {
  const { space } = index;
  const { language } = edition.view;
  const day = latest[0]?.day ?? '';
  const instant = latest[0]?.data.published ?? '';
  const holdsMore = (stories: Iterable<Story> = []) => {
    for (const story of stories) if (!latest.includes(story)) return true;
    return false;
  };
  if (holdsMore(edition.byDay.get(day)))
    return {
      label: edition.words.text('everythingFromDay', { day: formatDate(instant, 'dayMonth', edition.style) }),
      url: dayUrl(index, edition, day),
    };
  const month = day.slice(0, 7);
  if (holdsMore(edition.byMonth.get(month)))
    return {
      label: edition.words.text('everythingFromMonth', { month: formatDate(instant, 'monthYear', edition.style) }),
      url: archiveUrl(space, language, dayParts(month)),
    };
  return { label: edition.words.text('everythingByDate'), url: standingUrl(space, language, 'archive') };
}

function dateInEdition(index: NewsroomIndex, edition: Edition, { day, data }: Story): TimeView {
  const isThisYear = day.slice(0, 4) === editionDay(index, edition).slice(0, 4);
  return timeView(data.published, isThisYear ? 'shortDayMonth' : 'shortDate', edition.style);
}

/** The day of the edition, `2022-02-28`. */
export function editionDay(index: NewsroomIndex, edition: Edition): string {
  return dayKey(latestChange(index, edition), index.space.timeZone);
}

/** The moment of the newest story or update: what a front prints as its date, so that the same content gives the same page. */
const newestChange = fact('newest-change', (index, language): string => {
  const stories = editionOf(index, language).stories.all;
  const instant = stories[0]?.head.published ?? '';
  let newest = { instant, time: Date.parse(instant) };
  for (const { head } of stories) {
    if (head.updated === undefined) continue;
    const time = Date.parse(head.updated);
    if (time > newest.time) newest = { instant: head.updated, time };
  }
  return newest.instant;
});

function latestChange(index: NewsroomIndex, edition: Edition): string {
  return newestChange(index, edition.view.language);
}
