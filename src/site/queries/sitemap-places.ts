import { isoInZone } from '../../shared/date-format.ts';
import type { SitemapEntry } from '../statements/sitemap.ts';
import { absoluteUrl, authorUrl, frontUrl, pageUrl, sectionUrl, standingUrl, topicUrl } from '../../shared/urls.ts';
import { STANDING_NAMES, STANDING_PAGES } from '../../shared/standing-pages.ts';
import { newestCredits } from './credits.ts';
import { editionDays, editionStories } from './day-editions.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { StoryList } from './noted.ts';
import { latestCorrections } from './corrections.ts';
import { hasStandingPage } from './standing-set.ts';
import { newestChange, newestPast } from './story-times.ts';
import { alternateLinks } from './alternates.ts';

/** So many of a list’s first stories are looked at for the moment of its last change: those that its page shows. */
const SHOWN = 60;

/** A page that is not a story. */
interface Place {
  language: string;
  url: string;
  /** The same page in the other languages. */
  others: ReadonlyMap<string, string>;
  modified?: string | undefined;
}

const places = new WeakMap<NewsroomIndex, Place[]>();

/**
 * The pages that are not stories: fronts, sections, authors, topics and standing pages. Lists of months, days and years are left
 * out: what stands on them is in the sitemaps of stories, and each of them is linked from a page that is here.
 */
export function listPlaces(index: NewsroomIndex): Place[] {
  let known = places.get(index);
  if (!known) {
    const editions = [...index.editions.values()];
    known = [
      ...everywhere(editions, (edition) => placeOf(index, frontUrl(index.space, edition.view.language), edition.stories)),
      ...byKey(
        editions,
        (edition) => edition.bySection,
        (edition, path, stories) => placeOf(index, sectionUrl(index.space, edition.view.language, path), stories),
      ),
      ...LISTS.flatMap(({ page, lists }) => {
        const having = editions.filter((edition) => hasStandingPage(index, edition, page));
        return everywhere(having, (edition) => ({
          url: standingUrl(index.space, edition.view.language, page),
          modified: changeOf(index, edition, lists),
        }));
      }),
      ...byKey(
        editions,
        (edition) => edition.pages,
        (edition, path, { data }) => ({ url: pageUrl(index.space, edition.view.language, path), modified: data.updated }),
      ),
      ...byKey(
        editions,
        (edition) => edition.byTopic,
        (edition, id, stories) => placeOf(index, topicUrl(index.space, edition.view.language, id), stories),
      ),
      ...byKey(
        editions,
        (edition) => edition.byAuthor,
        (edition, id, stories) => placeOf(index, authorUrl(index.space, edition.view.language, id), stories),
      ),
    ];
    places.set(index, known);
  }
  return known;
}

type PlaceFacts = Pick<Place, 'url' | 'modified'>;

function placeOf(index: NewsroomIndex, url: string, stories: StoryList): PlaceFacts {
  return { url, modified: newestChange(index, stories.first(SHOWN)) };
}

/** The standing pages that hold something whoever reads them. */
const LISTS = STANDING_NAMES.flatMap((page) => {
  const { lists } = STANDING_PAGES[page];
  return lists === 'nothing' ? [] : [{ page, lists }];
});

/** When what a standing page lists last changed. */
function changeOf(index: NewsroomIndex, edition: Edition, lists: (typeof LISTS)[number]['lists']): string | undefined {
  if (lists === 'names') return undefined;
  if (lists === 'editions')
    return newestChange(
      index,
      editionDays(index, edition)
        .slice(0, 1)
        .flatMap((day) => editionStories(index, edition, day)),
    );
  if (lists === 'credits') return newestChange(index, newestCredits(index, edition).slice(0, SHOWN));
  if (lists !== 'corrections') return newestChange(index, edition.byKind.get(lists)?.first(SHOWN) ?? []);
  return newestPast(
    index,
    latestCorrections(index, edition, 1).map(({ correction }) => correction.date),
  );
}

/** A page of each edition, as one place in all of their languages. */
function everywhere(editions: readonly Edition[], factsIn: (edition: Edition) => PlaceFacts): Place[] {
  const all = editions.map((edition) => ({ language: edition.view.language, ...factsIn(edition) }));
  return inLanguages(all);
}

/** The pages of things that several editions may have: sections, topics and the like. */
function byKey<T>(
  editions: readonly Edition[],
  groupsIn: (edition: Edition) => { keys(): Iterable<string>; get(key: string): T | undefined },
  factsOf: (edition: Edition, key: string, value: T) => PlaceFacts,
): Place[] {
  const keys = new Set(editions.flatMap((edition) => [...groupsIn(edition).keys()]));
  return [...keys].flatMap((key) =>
    inLanguages(
      editions.flatMap((edition) => {
        const value = groupsIn(edition).get(key);
        return value === undefined ? [] : [{ language: edition.view.language, ...factsOf(edition, key, value) }];
      }),
    ),
  );
}

function inLanguages(all: readonly Omit<Place, 'others'>[]): Place[] {
  return all.map((place) => ({
    ...place,
    others: new Map(all.filter((other) => other !== place).map((other) => [other.language, other.url])),
  }));
}

export function placeEntry(index: NewsroomIndex, { language, url, others, modified }: Place): SitemapEntry {
  return {
    url: absoluteUrl(index.space, url),
    modified: modified === undefined ? undefined : isoInZone(modified, index.space.timeZone),
    alternates: alternateLinks(index, new Map([[language, url], ...others])),
  };
}

export function sizeOfPlace({ url, others }: Place): number {
  return (url.length + 400) * (others.size + 3);
}
