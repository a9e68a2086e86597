import { STANDING_NAMES, STANDING_PAGES, type StandingPage } from '../../shared/standing-pages.ts';
import {
  archiveUrl,
  authorUrl,
  dayEditionUrl,
  frontUrl,
  pageUrl,
  sectionMonthUrl,
  sectionUrl,
  standingUrl,
  topicUrl,
  republishUrl,
  versionsUrl,
} from '../../shared/urls.ts';
import type { PageViews } from '../views/page-kinds.ts';
import { getAuthor, getAuthorYear } from './authors.ts';
import { correctionYears, getCorrectionsPage, getCorrectionsYear, hasCorrectionYears } from './corrections.ts';
import { feedFiles } from './feeds.ts';
import { creditYears, getCreditsPage, getCreditsYear } from './credits.ts';
import { editionDays, getDayEdition, getDayEditions } from './day-editions.ts';
import { getArchive, getAuthors, getTopics } from './directories.ts';
import { getFront } from './fronts.ts';
import { getKindPage, getStreamPage } from './kind-pages.ts';
import { hasYears } from './latest-listing.ts';
import { dayParts } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { StoryList } from './noted.ts';
import { liveHeadFiles } from './live-head.ts';
import { getNotFoundPage } from './not-found.ts';
import { getDay, getMonth } from './periods.ts';
import { serviceWorkerFile } from './offline.ts';
import { redirectFiles } from './redirects.ts';
import { removedFiles } from './removed-stories.ts';
import { getSearchPage } from './search.ts';
import { getSection, getSectionMonth } from './sections.ts';
import { type PageRoute, type ROUTES } from './route-names.ts';
import {
  dateParams,
  editionParam,
  pageFile,
  pathParam,
  standingParam,
  storyParams,
  type RouteParams,
  type SiteFile,
} from './site-files.ts';
import { calendarFiles, getEventsPage } from './events.ts';
import { getRepublish } from './republish.ts';
import { mayRepublish } from './republish-link.ts';
import { sitemapFiles } from './sitemaps.ts';
import { getComposedPage, getTextPage, isComposed } from './text-pages.ts';
import { getTopic, getTopicYear } from './topics.ts';
import { hasStandingPage } from './standing-set.ts';
import { statementFiles } from './statements.ts';
import { getSavedPage } from './saved-page.ts';
import { getStory } from './stories.ts';
import type { Story } from './story.ts';
import { isComponent } from './story-text.ts';
import { getVersions } from './versions.ts';
import { readerWordsFile } from './reader-words.ts';
import { webAppFile } from './web-app.ts';

/** What the pages show that every edition has one of. */
const STANDING_VIEWS: {
  [P in StandingPage]: (index: NewsroomIndex, edition: Edition) => PageViews[(typeof STANDING_PAGES)[P]['shows']];
} = {
  live: (index, edition) => getStreamPage(index, edition, 'live'),
  audio: (index, edition) => getStreamPage(index, edition, 'audio'),
  video: (index, edition) => getKindPage(index, edition, 'video'),
  pictures: (index, edition) => getKindPage(index, edition, 'pictures'),
  events: getEventsPage,
  editions: getDayEditions,
  saved: getSavedPage,
  search: getSearchPage,
  corrections: getCorrectionsPage,
  credits: getCreditsPage,
  archive: getArchive,
  topics: getTopics,
  authors: getAuthors,
};

/**
 * Every page and data file of the site, in an order that depends on the content alone. Views are made when they are asked for: a page
 * is made from what is read of the index then. What is read before, while the list is made, is handed on as `given`; only stories,
 * lists and ids need not be.
 */
export function listFiles(index: NewsroomIndex): SiteFile[] {
  const files = [...index.editions.values()].flatMap((edition) => editionFiles(index, edition));
  const notFound = pageFile(
    index,
    '404.astro',
    () => ({}),
    `${index.space.base}404.html`,
    () => getNotFoundPage(index),
  );
  files.push(...removedFiles(index));
  return [...files, notFound, ...redirectFiles(index, files), ...sitemapFiles(index), ...statementFiles(index), serviceWorkerFile(index)];
}

function editionFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const at = <R extends PageRoute>(route: R, params: RouteParams, address: string, view: () => PageViews[(typeof ROUTES)[R]]) =>
    pageFile(index, route, () => ({ edition: editionParam(index, edition), ...params }), address, view);
  const named = (page: StandingPage) => standingParam(index, edition, page);
  const period = (key: string) => archiveUrl(space, language, dayParts(key));
  const years = correctionYears(index, edition);

  return [
    at('[...edition]/index.astro', {}, frontUrl(space, language), () => getFront(index, edition)),
    ...STANDING_NAMES.filter((page) => hasStandingPage(index, edition, page)).map((page) =>
      at(STANDING_PAGES[page].route, named(page), standingUrl(space, language, page), () => STANDING_VIEWS[page](index, edition)),
    ),
    ...[...edition.pages.keys()].map((path) => {
      const address = pageUrl(space, language, path);
      const param = () => pathParam(index, address);
      return isComposed(edition, path)
        ? pageFile(
            index,
            '[...composed].astro',
            () => ({ composed: param() }),
            address,
            () => getComposedPage(index, edition, path),
          )
        : pageFile(
            index,
            '[...page].astro',
            () => ({ page: param() }),
            address,
            () => getTextPage(index, edition, path),
          );
    }),
    ...[...edition.bySection].flatMap(([path, stories]) => sectionFiles(index, edition, path, stories)),
    ...editionDays(index, edition).map((day) =>
      at('[...edition]/[editions]/[day].astro', { ...named('editions'), day }, dayEditionUrl(space, language, day), () =>
        getDayEdition(index, edition, day),
      ),
    ),
    ...[...edition.byMonth.keys()].map((month) =>
      at('[...edition]/[archive]/[year]/[month]/index.astro', { ...named('archive'), ...dateParams(month) }, period(month), () =>
        getMonth(index, edition, month),
      ),
    ),
    ...[...edition.byFullDay.keys()].map((day) =>
      at('[...edition]/[archive]/[year]/[month]/[day].astro', { ...named('archive'), ...dateParams(day) }, period(day), () =>
        getDay(index, edition, day),
      ),
    ),
    ...feedFiles(index, edition),
    ...calendarFiles(index, edition),
    webAppFile(index, edition),
    readerWordsFile(index, edition),
    ...[...edition.byAuthor].flatMap(([author, stories]) => {
      const address = authorUrl(space, language, author);
      return [
        at('[...edition]/[authors]/[author]/index.astro', { ...named('authors'), author }, address, () =>
          getAuthor(index, edition, author),
        ),
        ...yearsOf(stories).map((year) =>
          at('[...edition]/[authors]/[author]/[year].astro', { ...named('authors'), author, year }, `${address}${year}/`, () =>
            getAuthorYear(index, edition, author, year),
          ),
        ),
      ];
    }),
    ...[...edition.byTopic].flatMap(([topic, stories]) => {
      const address = topicUrl(space, language, topic);
      return [
        at('[...edition]/[topics]/[topic]/index.astro', { ...named('topics'), topic }, address, () => getTopic(index, edition, topic)),
        ...yearsOf(stories).map((year) =>
          at('[...edition]/[topics]/[topic]/[year].astro', { ...named('topics'), topic, year }, `${address}${year}/`, () =>
            getTopicYear(index, edition, topic, year),
          ),
        ),
      ];
    }),
    ...(hasCorrectionYears(years) ? years : []).map(({ year }) =>
      at(
        '[...edition]/[corrections]/[year].astro',
        { ...named('corrections'), year },
        `${standingUrl(space, language, 'corrections')}${year}/`,
        () => getCorrectionsYear(index, edition, year),
      ),
    ),
    ...creditYears(index, edition).map((year) =>
      at('[...edition]/[credits]/[year].astro', { ...named('credits'), year }, `${standingUrl(space, language, 'credits')}${year}/`, () =>
        getCreditsYear(index, edition, year),
      ),
    ),
    ...edition.stories.all.map((story) => {
      const view = () => getStory(index, story);
      return isComponent(story)
        ? pageFile(
            index,
            '[...section]/[year]/[month]/[day]/[component].astro',
            () => ({ ...storyParams(index, story), component: story.slug }),
            story.url,
            view,
          )
        : pageFile(index, '[...section]/[year]/[month]/[day]/[slug]/index.astro', () => slugParams(index, story), story.url, view);
    }),
    ...liveHeadFiles(index, edition),
    ...edition.stories.all.flatMap((story) =>
      mayRepublish(index, story)
        ? pageFile(
            index,
            '[...section]/[year]/[month]/[day]/[slug]/republish.astro',
            () => slugParams(index, story),
            republishUrl(story.url),
            () => getRepublish(index, story),
          )
        : [],
    ),
    ...edition.stories.all.flatMap((story) =>
      story.versions === undefined
        ? []
        : pageFile(
            index,
            '[...section]/[year]/[month]/[day]/[slug]/versions.astro',
            () => slugParams(index, story),
            versionsUrl(story.url),
            () => getVersions(index, story),
          ),
    ),
  ];
}

function slugParams(index: NewsroomIndex, story: Story): RouteParams {
  return { ...storyParams(index, story), slug: story.slug };
}

/** A section’s front, and its months. */
function sectionFiles(index: NewsroomIndex, edition: Edition, path: string, stories: StoryList): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const address = sectionUrl(space, language, path);
  const section = pathParam(index, address);
  return [
    pageFile(
      index,
      '[...section]/index.astro',
      () => ({ section }),
      address,
      () => getSection(index, edition, path),
    ),
    ...[...stories.by('month').keys()].map((month) =>
      pageFile(
        index,
        '[...section]/[year]/[month].astro',
        () => ({ section, ...dateParams(month) }),
        sectionMonthUrl(space, language, path, dayParts(month)),
        () => getSectionMonth(index, edition, path, month),
      ),
    ),
  ];
}

/** The years that have pages of their own, of an author or a topic with more stories than one page lists. */
function yearsOf(stories: StoryList): string[] {
  return hasYears(stories) ? [...stories.by('year').keys()] : [];
}
