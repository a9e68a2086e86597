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
import { digestOnce } from '../lib/digest.ts';
import type { Section } from '../lib/section-tree.ts';
import type { PageKind, PageViews } from '../lib/views/page-kinds.ts';
import * as archives from './archives.ts';
import { feedFiles } from './feeds.ts';
import { creditYears, digestCreditsInputs, getCreditsPage, getCreditsYear } from './credits.ts';
import { getFront } from './fronts.ts';
import { byPeriod, dayParts, digestListInputs, keysBeside } from './listings.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { redirectFiles } from './redirects.ts';
import { getSearchPage } from './search.ts';
import { getSection, getSectionMonth } from './sections.ts';
import { sitemapFiles } from './sitemaps.ts';
import * as standing from './standing-pages.ts';
import { statementFiles } from './statements.ts';
import { digestStoryInputs, getStory } from './stories.ts';
import { isComponent } from './story-text.ts';
import { digestVersionsInputs, getVersions } from './versions.ts';

/** Prints pages, for data files that hold parts of them. */
export interface Printer {
  renderPage(file: { kind: PageKind; url: string }, view: object): Promise<Buffer>;
}

/** One file of the site that is made from content. */
export type SiteFile = {
  /** Below the site’s base: `news/index.html` */
  path: string;
} & (
  | {
      [K in PageKind]: {
        kind: K;
        url: string;
        view: () => PageViews[K];
        /** Quicker to find than the view; the same while the view is. */ inputs?: () => string;
      };
    }[PageKind]
  /** A file for programs, whole. `inputs` is quicker to find than the text, and the same while the text is. */
  | { kind: 'data'; text: (printer: Printer) => string | Promise<string>; inputs?: () => string }
);

/** Every page and data file of the site, in an order that depends on the content alone. Views are made when they are asked for. */
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
  /** A list of stories, with what its page prints besides them. */
  const listAt = (
    address: string,
    stories: readonly Story[],
    others: () => (string | undefined)[],
    view: () => PageViews['listing'],
    section?: Section,
  ): SiteFile => ({
    ...(at('listing', address, view) as Extract<SiteFile, { kind: 'listing' }>),
    inputs: () => digestListInputs(index, edition, { section, stories, others: [address, ...others()] }),
  });
  const beside = (groups: ReadonlyMap<string, unknown>, key: string) => {
    const { earlier, later } = keysBeside(groups, key);
    return [earlier, later];
  };
  const period = (key: string) => archiveUrl(space, language, dayParts(key));
  const correctionYears = standing.correctionsByYear(index, edition);

  const fixed: SiteFile[] = [
    at('front', frontUrl(space, language), () => getFront(index, edition)),
    standingAt('stream', 'live', () => standing.getStreamPage(index, edition, 'live')),
    standingAt('stream', 'audio', () => standing.getStreamPage(index, edition, 'audio')),
    standingAt('stories', 'video', () => standing.getVideoPage(index, edition)),
    standingAt('stories', 'pictures', () => standing.getPicturesPage(index, edition)),
    standingAt('saved', 'saved', () => standing.getSavedPage(index, edition)),
    standingAt('search', 'search', () => getSearchPage(index, edition)),
    standingAt('corrections', 'corrections', () => standing.getCorrectionsPage(index, edition)),
    { ...standingAt('credits', 'credits', () => getCreditsPage(index, edition)), inputs: () => digestCreditsInputs(index, edition) },
    standingAt('directory', 'archive', () => archives.getArchive(index, edition)),
    standingAt('directory', 'topics', () => archives.getTopics(index, edition)),
    standingAt('directory', 'authors', () => archives.getAuthors(index, edition)),
  ];
  /** A page for each author or topic, and for each year of those that have more stories than one page lists. */
  const latestAndYears = (
    inEdition: (edition: Edition) => ReadonlyMap<string, Story[]>,
    addressOf: typeof authorUrl,
    factsOf: (id: string) => object | undefined,
    latest: (index: NewsroomIndex, edition: Edition, id: string) => PageViews['listing'],
    ofYear: (index: NewsroomIndex, edition: Edition, id: string, year: string) => PageViews['listing'],
  ) =>
    [...inEdition(edition)].flatMap(([id, stories]) => {
      const address = addressOf(space, language, id);
      const years = byPeriod(stories, 'year');
      const own = factsOf(id);
      const facts = () => (own ? digestOnce(own) : '');
      const counts = () => [...years].map(([year, ofOneYear]) => `${year} ${ofOneYear.length}`);
      const elsewhere = () => [...index.editions.values()].filter((other) => inEdition(other).has(id)).map((other) => other.view.language);
      return [
        listAt(
          address,
          stories.slice(0, archives.LISTED),
          () => [facts(), ...counts(), ...elsewhere()],
          () => latest(index, edition, id),
        ),
        ...(archives.hasYears(stories) ? [...years] : []).map(([year, ofOneYear]) =>
          listAt(
            `${address}${year}/`,
            ofOneYear,
            () => [facts(), ...beside(years, year)],
            () => ofYear(index, edition, id, year),
          ),
        ),
      ];
    });

  return [
    ...fixed,
    ...[...edition.pages.keys()].map((path) =>
      at('text', pageUrl(space, language, path), () => standing.getTextPage(index, edition, path)),
    ),
    ...[...edition.bySection].flatMap(([path, stories]) => [
      at('section', sectionUrl(space, language, path), () => getSection(index, edition, path)),
      ...[...byPeriod(stories, 'month')].map(([month, own]) =>
        listAt(
          sectionMonthUrl(space, language, path, dayParts(month)),
          own,
          () => beside(byPeriod(stories, 'month'), month),
          () => getSectionMonth(index, edition, path, month),
          index.sections.get(path),
        ),
      ),
    ]),
    ...[...edition.byMonth].map(([month, own]) =>
      listAt(
        period(month),
        own,
        () => beside(edition.byMonth, month),
        () => archives.getMonth(index, edition, month),
      ),
    ),
    ...[...edition.byDay].map(([day, own]) =>
      listAt(
        period(day),
        own,
        () => beside(edition.byDay, day),
        () => archives.getDay(index, edition, day),
      ),
    ),
    ...feedFiles(index, edition),
    ...latestAndYears(
      (own) => own.byAuthor,
      authorUrl,
      (id) => index.authors.get(id),
      archives.getAuthor,
      archives.getAuthorYear,
    ),
    ...latestAndYears(
      (own) => own.byTopic,
      topicUrl,
      (id) => index.topics.get(id),
      archives.getTopic,
      archives.getTopicYear,
    ),
    ...(standing.hasCorrectionYears(correctionYears) ? [...correctionYears.keys()] : []).map((year) =>
      at('corrections', `${standingUrl(space, language, 'corrections')}${year}/`, () => standing.getCorrectionsYear(index, edition, year)),
    ),
    ...[...creditYears(edition).keys()].map((year) => ({
      ...at('credits', `${standingUrl(space, language, 'credits')}${year}/`, () => getCreditsYear(index, edition, year)),
      inputs: () => digestCreditsInputs(index, edition, year),
    })),
    ...edition.stories.map((story) => ({
      ...at(isComponent(story.source) ? 'mdx-story' : 'story', story.url, () => getStory(index, story)),
      inputs: () => digestStoryInputs(index, story),
    })),
    ...edition.stories.flatMap((story) =>
      story.versions === undefined
        ? []
        : [
            {
              ...at('versions', versionsUrl(story.url), () => getVersions(index, story)),
              inputs: () => digestVersionsInputs(index, story),
            },
          ],
    ),
  ];
}

function page<K extends PageKind>(index: NewsroomIndex, kind: K, address: string, view: () => PageViews[K]): SiteFile {
  return { path: outputFile(index.space, address), kind, url: absoluteUrl(index.space, address), view } as SiteFile;
}
