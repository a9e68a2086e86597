import {
  absoluteUrl,
  archiveUrl,
  authorUrl,
  frontUrl,
  outputFile,
  pageUrl,
  sectionMonthUrl,
  sectionUrl,
  standingUrl,
  topicUrl,
  versionsUrl,
} from '../lib/urls.ts';
import type { PageKind, PageViews } from '../lib/view-models.ts';
import * as archives from './archives.ts';
import { feedFiles } from './feeds.ts';
import { creditYears, getCreditsPage, getCreditsYear } from './credits.ts';
import { getFront } from './fronts.ts';
import { dayParts } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { StoryLists } from './noted.ts';
import { redirectFiles } from './redirects.ts';
import { getSearchPage } from './search.ts';
import { getSection, getSectionMonth } from './sections.ts';
import { sitemapFiles } from './sitemaps.ts';
import * as standing from './standing-pages.ts';
import { statementFiles } from './statements.ts';
import { getStory } from './stories.ts';
import { isComponent } from './story-text.ts';
import { getVersions } from './versions.ts';

/** Prints pages, for data files that hold parts of them. */
export interface Printer {
  renderPage(file: { kind: PageKind; url: string }, view: object): Promise<Buffer>;
}

/** One file of the site that is made from content. */
export type SiteFile = {
  /** Below the site’s base: `news/index.html` */
  path: string;
  /**
   * What was found while the list was made and is handed to the file: stories, lists and plain data. A file that is handed something
   * else than in the last build is made again.
   */
  given?: () => unknown;
} & (
  | {
      [K in PageKind]: {
        kind: K;
        url: string;
        view: () => PageViews[K];
      };
    }[PageKind]
  /** A file for programs, whole. */
  | { kind: 'data'; text: (printer: Printer) => string | Promise<string> }
);

/**
 * Every page and data file of the site, in an order that depends on the content alone. Views are made when they are asked for: a page
 * is made from what is read of the index then. What is read before, while the list is made, is handed on as `given`; only stories,
 * lists and ids need not be.
 */
export function listFiles(index: NewsroomIndex): SiteFile[] {
  const files = [...index.editions.values()].flatMap((edition) => editionFiles(index, edition));
  const notFound: SiteFile = {
    path: '404.html',
    kind: 'not-found',
    url: absoluteUrl(index.space, `${index.space.base}404.html`),
    view: () => standing.getNotFoundPage(index),
  };
  return [...files, notFound, ...redirectFiles(index, files), ...sitemapFiles(index), ...statementFiles(index)];
}

function editionFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const at = <K extends PageKind>(kind: K, address: string, view: () => PageViews[K]) => page(index, kind, address, view);
  const standingAt = <K extends PageKind>(kind: K, name: Parameters<typeof standingUrl>[2], view: () => PageViews[K]) =>
    page(index, kind, standingUrl(space, language, name), view);
  const period = (key: string) => archiveUrl(space, language, dayParts(key));
  const correctionYears = standing.correctionYears(index, edition);

  const fixed: SiteFile[] = [
    at('front', frontUrl(space, language), () => getFront(index, edition)),
    standingAt('stream', 'live', () => standing.getStreamPage(index, edition, 'live')),
    standingAt('stream', 'audio', () => standing.getStreamPage(index, edition, 'audio')),
    standingAt('stories', 'video', () => standing.getVideoPage(index, edition)),
    standingAt('stories', 'pictures', () => standing.getPicturesPage(index, edition)),
    standingAt('saved', 'saved', () => standing.getSavedPage(index, edition)),
    standingAt('search', 'search', () => getSearchPage(index, edition)),
    standingAt('corrections', 'corrections', () => standing.getCorrectionsPage(index, edition)),
    standingAt('credits', 'credits', () => getCreditsPage(index, edition)),
    standingAt('directory', 'archive', () => archives.getArchive(index, edition)),
    standingAt('directory', 'topics', () => archives.getTopics(index, edition)),
    standingAt('directory', 'authors', () => archives.getAuthors(index, edition)),
  ];
  /** A page for each author or topic, and for each year of those that have more stories than one page lists. */
  const latestAndYears = (
    lists: StoryLists,
    addressOf: typeof authorUrl,
    latest: (index: NewsroomIndex, edition: Edition, id: string) => PageViews['listing'],
    ofYear: (index: NewsroomIndex, edition: Edition, id: string, year: string) => PageViews['listing'],
  ) =>
    [...lists].flatMap(([id, stories]) => {
      const address = addressOf(space, language, id);
      const years = archives.hasYears(stories) ? [...stories.by('year').keys()] : [];
      return [
        at('listing', address, () => latest(index, edition, id)),
        ...years.map((year) => at('listing', `${address}${year}/`, () => ofYear(index, edition, id, year))),
      ];
    });

  return [
    ...fixed,
    ...[...edition.pages.keys()].map((path) =>
      at('text', pageUrl(space, language, path), () => standing.getTextPage(index, edition, path)),
    ),
    ...[...edition.bySection].flatMap(([path, stories]) => [
      at('section', sectionUrl(space, language, path), () => getSection(index, edition, path)),
      ...[...stories.by('month').keys()].map((month) =>
        at('listing', sectionMonthUrl(space, language, path, dayParts(month)), () => getSectionMonth(index, edition, path, month)),
      ),
    ]),
    ...[...edition.byMonth.keys()].map((month) => at('listing', period(month), () => archives.getMonth(index, edition, month))),
    ...[...edition.byDay.keys()].map((day) => at('listing', period(day), () => archives.getDay(index, edition, day))),
    ...feedFiles(index, edition),
    ...latestAndYears(edition.byAuthor, authorUrl, archives.getAuthor, archives.getAuthorYear),
    ...latestAndYears(edition.byTopic, topicUrl, archives.getTopic, archives.getTopicYear),
    ...(standing.hasCorrectionYears(correctionYears) ? correctionYears : []).map(({ year }) =>
      at('corrections', `${standingUrl(space, language, 'corrections')}${year}/`, () => standing.getCorrectionsYear(index, edition, year)),
    ),
    ...creditYears(index, edition).map((year) =>
      at('credits', `${standingUrl(space, language, 'credits')}${year}/`, () => getCreditsYear(index, edition, year)),
    ),
    ...edition.stories.all.map((story) => at(isComponent(story) ? 'mdx-story' : 'story', story.url, () => getStory(index, story))),
    ...edition.stories.all.flatMap((story) =>
      story.versions === undefined ? [] : at('versions', versionsUrl(story.url), () => getVersions(index, story)),
    ),
  ];
}

function page<K extends PageKind>(index: NewsroomIndex, kind: K, address: string, view: () => PageViews[K]): SiteFile {
  return { path: outputFile(index.space, address), kind, url: absoluteUrl(index.space, address), view } as SiteFile;
}
