import {
  archiveUrl,
  authorUrl,
  frontUrl,
  pageUrl,
  sectionMonthUrl,
  sectionUrl,
  standingUrl,
  topicUrl,
  versionsUrl,
} from '../lib/urls.ts';
import { digestOnce } from '../lib/digest.ts';
import type { Section } from '../lib/section-tree.ts';
import type { PageViews } from '../lib/views/page-kinds.ts';
import * as archives from './archives.ts';
import { feedFiles } from './feeds.ts';
import { creditYears, digestCreditsInputs, getCreditsPage, getCreditsYear } from './credits.ts';
import { getFront } from './fronts.ts';
import { byPeriod, dayParts, digestListInputs, keysBeside } from './listings.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import {
  datePart,
  editionParam,
  pageFile,
  pathParam,
  storyParams,
  type PageRoute,
  type RouteParams,
  type ROUTES,
  type RoutesOf,
  type SiteFile,
} from './site-files.ts';
import { redirectFiles } from './redirects.ts';
import { getSearchPage } from './search.ts';
import { getSection, getSectionMonth } from './sections.ts';
import { sitemapFiles } from './sitemaps.ts';
import * as standing from './standing-pages.ts';
import { statementFiles } from './statements.ts';
import { digestStoryInputs, getStory } from './stories.ts';
import { isComponent } from './story-text.ts';
import { digestVersionsInputs, getVersions } from './versions.ts';

/** Every page and data file of the site, in an order that depends on the content alone. Views are made when they are asked for. */
export function listFiles(index: NewsroomIndex): SiteFile[] {
  const files = [...index.editions.values()].flatMap((edition) => editionFiles(index, edition));
  const notFound = pageFile(index, '404.astro', {}, `${index.space.base}404.html`, () => standing.getNotFoundPage(index));
  return [...files, notFound, ...redirectFiles(index, files), ...sitemapFiles(index), ...statementFiles(index)];
}

function editionFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const own = editionParam(index, edition);
  const at = <R extends PageRoute>(
    route: R,
    params: RouteParams,
    address: string,
    view: () => PageViews[(typeof ROUTES)[R]],
    inputs?: () => string,
  ) => pageFile(index, route, { edition: own, ...params }, address, view, inputs);
  const standingAt = <R extends PageRoute>(
    route: R,
    name: Parameters<typeof standingUrl>[2],
    view: () => PageViews[(typeof ROUTES)[R]],
    inputs?: () => string,
  ) => at(route, {}, standingUrl(space, language, name), view, inputs);
  /** A list of stories, with what its page prints besides them. */
  const listAt = (
    route: RoutesOf<'listing'>,
    params: RouteParams,
    address: string,
    stories: readonly Story[],
    others: () => (string | undefined)[],
    view: () => PageViews['listing'],
    section?: Section,
  ): SiteFile =>
    at(route, params, address, view, () => digestListInputs(index, edition, { section, stories, others: [address, ...others()] }));
  const beside = (groups: ReadonlyMap<string, unknown>, key: string) => {
    const { earlier, later } = keysBeside(groups, key);
    return [earlier, later];
  };
  const correctionYears = standing.correctionsByYear(index, edition);

  const fixed: SiteFile[] = [
    at('[...edition]/index.astro', {}, frontUrl(space, language), () => getFront(index, edition)),
    standingAt('[...edition]/live.astro', 'live', () => standing.getStreamPage(index, edition, 'live')),
    standingAt('[...edition]/audio/index.astro', 'audio', () => standing.getStreamPage(index, edition, 'audio')),
    standingAt('[...edition]/video.astro', 'video', () => standing.getVideoPage(index, edition)),
    standingAt('[...edition]/pictures.astro', 'pictures', () => standing.getPicturesPage(index, edition)),
    standingAt('[...edition]/saved.astro', 'saved', () => standing.getSavedPage(index, edition)),
    standingAt('[...edition]/search.astro', 'search', () => getSearchPage(index, edition)),
    standingAt('[...edition]/corrections/index.astro', 'corrections', () => standing.getCorrectionsPage(index, edition)),
    standingAt(
      '[...edition]/credits/index.astro',
      'credits',
      () => getCreditsPage(index, edition),
      () => digestCreditsInputs(index, edition),
    ),
    standingAt('[...edition]/archive/index.astro', 'archive', () => archives.getArchive(index, edition)),
    standingAt('[...edition]/topics/index.astro', 'topics', () => archives.getTopics(index, edition)),
    standingAt('[...edition]/authors/index.astro', 'authors', () => archives.getAuthors(index, edition)),
  ];
  /** A page for each author or topic, and for each year of those that have more stories than one page lists. */
  const latestAndYears = (
    name: 'author' | 'topic',
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
      const [latestRoute, yearRoute] =
        name === 'author'
          ? (['[...edition]/authors/[author]/index.astro', '[...edition]/authors/[author]/[year].astro'] as const)
          : (['[...edition]/topics/[topic]/index.astro', '[...edition]/topics/[topic]/[year].astro'] as const);
      return [
        listAt(
          latestRoute,
          { [name]: id },
          address,
          stories.slice(0, archives.LISTED),
          () => [facts(), ...counts(), ...elsewhere()],
          () => latest(index, edition, id),
        ),
        ...(archives.hasYears(stories) ? [...years] : []).map(([year, ofOneYear]) =>
          listAt(
            yearRoute,
            { [name]: id, year },
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
    ...[...edition.pages.keys()].map((path) => {
      const address = pageUrl(space, language, path);
      return pageFile(index, '[...page].astro', { page: pathParam(index, address) }, address, () =>
        standing.getTextPage(index, edition, path),
      );
    }),
    ...[...edition.bySection].flatMap(([path, stories]) => {
      const address = sectionUrl(space, language, path);
      const section = pathParam(index, address);
      return [
        pageFile(index, '[...section]/index.astro', { section }, address, () => getSection(index, edition, path)),
        ...[...byPeriod(stories, 'month')].map(([month, ofMonth]) =>
          listAt(
            '[...section]/[year]/[month].astro',
            { section, ...datePart(month) },
            sectionMonthUrl(space, language, path, dayParts(month)),
            ofMonth,
            () => beside(byPeriod(stories, 'month'), month),
            () => getSectionMonth(index, edition, path, month),
            index.sections.get(path),
          ),
        ),
      ];
    }),
    ...[...edition.byMonth].map(([month, ofMonth]) =>
      listAt(
        '[...edition]/archive/[year]/[month]/index.astro',
        datePart(month),
        archiveUrl(space, language, dayParts(month)),
        ofMonth,
        () => beside(edition.byMonth, month),
        () => archives.getMonth(index, edition, month),
      ),
    ),
    ...[...edition.byDay].map(([day, ofDay]) =>
      listAt(
        '[...edition]/archive/[year]/[month]/[day].astro',
        datePart(day),
        archiveUrl(space, language, dayParts(day)),
        ofDay,
        () => beside(edition.byDay, day),
        () => archives.getDay(index, edition, day),
      ),
    ),
    ...feedFiles(index, edition),
    ...latestAndYears(
      'author',
      (one) => one.byAuthor,
      authorUrl,
      (id) => index.authors.get(id),
      archives.getAuthor,
      archives.getAuthorYear,
    ),
    ...latestAndYears(
      'topic',
      (one) => one.byTopic,
      topicUrl,
      (id) => index.topics.get(id),
      archives.getTopic,
      archives.getTopicYear,
    ),
    ...(standing.hasCorrectionYears(correctionYears) ? [...correctionYears.keys()] : []).map((year) =>
      at('[...edition]/corrections/[year].astro', { year }, `${standingUrl(space, language, 'corrections')}${year}/`, () =>
        standing.getCorrectionsYear(index, edition, year),
      ),
    ),
    ...[...creditYears(edition).keys()].map((year) =>
      at(
        '[...edition]/credits/[year].astro',
        { year },
        `${standingUrl(space, language, 'credits')}${year}/`,
        () => getCreditsYear(index, edition, year),
        () => digestCreditsInputs(index, edition, year),
      ),
    ),
    ...edition.stories.map((story) => {
      const view = () => getStory(index, story);
      const inputs = () => digestStoryInputs(index, story);
      const params = storyParams(index, story);
      return isComponent(story.source)
        ? pageFile(
            index,
            '[...section]/[year]/[month]/[day]/[component].astro',
            { ...params, component: story.slug },
            story.url,
            view,
            inputs,
          )
        : pageFile(
            index,
            '[...section]/[year]/[month]/[day]/[slug]/index.astro',
            { ...params, slug: story.slug },
            story.url,
            view,
            inputs,
          );
    }),
    ...edition.stories.flatMap((story) =>
      story.versions === undefined
        ? []
        : [
            pageFile(
              index,
              '[...section]/[year]/[month]/[day]/[slug]/versions.astro',
              { ...storyParams(index, story), slug: story.slug },
              versionsUrl(story.url),
              () => getVersions(index, story),
              () => digestVersionsInputs(index, story),
            ),
          ],
    ),
  ];
}
