import { isoInZone } from '../../shared/date-format.ts';
import { pictureSet } from '../../shared/pictures.ts';
import { cutIntoFiles, MOST_NEWS, writeSitemap, writeSitemapIndex, type SitemapEntry, type SitemapImage } from '../statements/sitemap.ts';
import {
  absoluteUrl,
  authorUrl,
  frontUrl,
  outputFile,
  pageUrl,
  sectionUrl,
  sitemapIndexUrl,
  sitemapUrl,
  standingUrl,
  topicUrl,
  type StandingPage,
} from '../../shared/urls.ts';
import type { ArticleKind } from '../../content/schemas/article.ts';
import { storyAlternates } from './chrome.ts';
import { newestCredits } from './credits.ts';
import { fact } from './facts.ts';
import { editionOf, type Edition, type NewsroomIndex, type PublishablePhoto, type Story } from './newsroom-index.ts';
import type { StoryList } from './noted.ts';
import type { SiteFile } from './site-files.ts';
import { ownSitemap } from './own-addresses.ts';
import { unrecorded } from './reading.ts';
import { latestCorrections } from './standing-pages.ts';
import { newestInstant } from './story-times.ts';
import { buildPicture } from './teasers.ts';
import { hasStandingPage } from './standing-set.ts';

/** How long a story is news to search engines. */
const NEWS_MILLISECONDS = 48 * 60 * 60 * 1000;
/** Wide enough for every way in which search engines show a picture. */
const IMAGE_WIDTH = 1200;
/** So many of a list’s first stories are looked at for the moment of its last change: those that its page shows. */
const SHOWN = 60;

/** One sitemap: its name, what is in it, and when the newest of that changed. */
interface Sitemap {
  name: string;
  /** The stories or pages in it. */
  given: () => unknown;
  modified: () => string | undefined;
  text: () => string;
}

/** Every sitemap of the site and the index of them. */
export function sitemapFiles(index: NewsroomIndex): SiteFile[] {
  const sitemaps = listSitemaps(index);
  const path = (address: string) => outputFile(index.space, address);
  const entries = () => [
    ...sitemaps.map(({ name, modified }) => ({ url: sitemapUrl(index.space, name), modified: modified() })),
    ...ownSitemap(index.space).map(({ url }) => ({ url, modified: undefined })),
  ];
  return [
    ...sitemaps.map(({ name, given, text }): SiteFile => ({
      kind: 'data',
      route: 'sitemaps/[name].xml.ts',
      params: { name },
      path: path(sitemapUrl(index.space, name)),
      given,
      text,
    })),
    {
      kind: 'data',
      route: 'sitemap.xml.ts',
      params: {},
      path: path(sitemapIndexUrl(index.space)),
      given: entries,
      text: () =>
        writeSitemapIndex(
          unrecorded(entries).map(({ url, modified }) => ({
            url: absoluteUrl(index.space, url),
            modified: modified === undefined ? undefined : isoInZone(modified, index.space.timeZone),
          })),
        ),
    },
  ];
}

/** The sitemaps of the latest news. */
export function newsSitemapNames(index: NewsroomIndex): string[] {
  return newsParts(index, '').map((_, part) => partName('news', part));
}

function listSitemaps(index: NewsroomIndex): Sitemap[] {
  const newest = (instants: readonly string[]) => newestInstant(instants, (instant) => index.isPast(instant));
  const news = newsParts(index, '').map((stories, part): Sitemap => ({
    name: partName('news', part),
    given: () => stories,
    modified: () => newest(stories.map(({ story }) => story.data.published)),
    text: () => writeSitemap(stories.map((one) => newsEntry(index, one))),
  }));
  const pages = cutIntoFiles(listPlaces(index), sizeOfPlace).map((places, part): Sitemap => ({
    name: partName('pages', part),
    given: () => places,
    modified: () => newest(places.flatMap(({ modified }) => modified ?? [])),
    text: () => writeSitemap(places.map((place) => placeEntry(index, place))),
  }));
  const months = [...storiesByMonth(index)].flatMap(([month, stories]) =>
    cutIntoFiles(stories, (story) => sizeOfStory(index, story)).map((own, part): Sitemap => ({
      name: partName(month, part),
      given: () => own,
      modified: () => newest(own.map((story) => story.changed)),
      text: () => writeSitemap(own.map((story) => storyEntry(index, story))),
    })),
  );
  return [...news, ...pages, ...months];
}

/** `2022-02`, and `2022-02-2` for what the first file of a month does not hold. */
function partName(name: string, part: number): string {
  return part === 0 ? name : `${name}-${part + 1}`;
}

/** The stories of all editions by month, oldest first within it: what is published next comes at the end of the last file. */
function storiesByMonth(index: NewsroomIndex): Map<string, Story[]> {
  const published = [...index.stories.values()].filter((story) => story.published);
  const months = Map.groupBy(published, (story) => story.day.slice(0, 7));
  for (const stories of months.values()) stories.reverse();
  return months;
}

function storyEntry(index: NewsroomIndex, story: Story): SitemapEntry {
  return {
    url: absoluteUrl(index.space, story.url),
    modified: isoInZone(story.changed, index.space.timeZone),
    alternates: alternateLinks(index, story.language, story.url, storyAlternates(index, story)),
    images: photosOf(story).map((use) => imageOf(index, story, use)),
  };
}

interface PhotoUse {
  photo: string;
  caption?: string | undefined;
  alt?: string | undefined;
}

/** The photos on a story’s page, each once. */
function photosOf({ data }: Story): PhotoUse[] {
  const posters = [data.video?.poster, data.audio?.poster].flatMap((photo) => (photo === undefined ? [] : [{ photo }]));
  const uses: PhotoUse[] = [...(data.photos ?? []), ...posters];
  return uses.filter((use, place) => uses.findIndex(({ photo }) => photo === use.photo) === place);
}

function imageOf(index: NewsroomIndex, story: Story, use: PhotoUse): SitemapImage {
  const { image, caption, credit, focus } = buildPicture(index, editionOf(index, story.language), use, story.file);
  const [file] = pictureSet(index.space.base, image, { focus, widths: [IMAGE_WIDTH], formats: ['jpg'] }).files;
  if (!file) throw new Error(`${story.file}: the photo “${use.photo}” has no file for the sitemap.`);
  return { url: absoluteUrl(index.space, file.url), caption: `${caption} | ${credit}`, licence: index.photos.get(use.photo)?.licence?.url };
}

/** The most bytes that a story’s entry can have. A character of a text takes five at most, as `&amp;`. */
function sizeOfStory(index: NewsroomIndex, story: Story): number {
  const languages = (index.translations.get(story.id)?.length ?? 1) + 2;
  const address = index.space.origin.length + story.url.length + 100;
  const photos = photosOf(story).map((use) => {
    const photo = index.photos.get(use.photo);
    const written = (use.caption?.length ?? 0) + (photo ? lengthOfWords(photo) : 0);
    return written * 5 + index.space.origin.length + index.space.base.length + use.photo.length + 400;
  });
  return address * (languages + 1) + 200 + photos.reduce((sum, size) => sum + size, 0);
}

const lengths = new WeakMap<PublishablePhoto, number>();

/** How many characters of its own a photo can add to an entry. */
function lengthOfWords(photo: PublishablePhoto): number {
  let length = lengths.get(photo);
  if (length === undefined) {
    length = JSON.stringify(photo.caption).length + photo.credit.length + (photo.licence?.url?.length ?? 0);
    lengths.set(photo, length);
  }
  return length;
}

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
function listPlaces(index: NewsroomIndex): Place[] {
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
      ...STANDING.filter(({ page }) => hasStandingPage(index, page)).flatMap(({ page, modified }) =>
        everywhere(editions, (edition) => ({
          url: standingUrl(index.space, edition.view.language, page),
          modified: modified(index, edition),
        })),
      ),
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

type Moment = (index: NewsroomIndex, edition: Edition) => string | undefined;

/**
 * The pages that every edition has one of, but for the search and the reader’s own list, which hold nothing until a reader comes.
 * Directories say no moment: it is not known when a name was added to one.
 */
const STANDING: readonly { page: StandingPage; modified: Moment }[] = [
  { page: 'live', modified: newestOfKind('live') },
  { page: 'audio', modified: newestOfKind('audio') },
  { page: 'video', modified: newestOfKind('video') },
  { page: 'pictures', modified: newestOfKind('gallery') },
  { page: 'corrections', modified: newestCorrection },
  { page: 'credits', modified: newestCredit },
  { page: 'archive', modified: () => undefined },
  { page: 'topics', modified: () => undefined },
  { page: 'authors', modified: () => undefined },
];

function placeOf(index: NewsroomIndex, url: string, stories: StoryList): PlaceFacts {
  return { url, modified: newestChange(index, stories.first(SHOWN)) };
}

/** When the newest of some stories was published or changed. */
function newestChange(index: NewsroomIndex, stories: readonly Story[]): string | undefined {
  return newestInstant(
    stories.map((story) => story.changed),
    (instant) => index.isPast(instant),
  );
}

function newestOfKind(kind: ArticleKind): Moment {
  return (index, edition) => newestChange(index, edition.byKind.get(kind)?.first(SHOWN) ?? []);
}

function newestCorrection(index: NewsroomIndex, edition: Edition): string | undefined {
  return newestInstant(
    latestCorrections(index, edition, 1).map(({ correction }) => correction.date),
    (instant) => index.isPast(instant),
  );
}

function newestCredit(index: NewsroomIndex, edition: Edition): string | undefined {
  return newestChange(index, newestCredits(index, edition).slice(0, SHOWN));
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

function placeEntry(index: NewsroomIndex, { language, url, others, modified }: Place): SitemapEntry {
  return {
    url: absoluteUrl(index.space, url),
    modified: modified === undefined ? undefined : isoInZone(modified, index.space.timeZone),
    alternates: alternateLinks(index, language, url, others),
  };
}

function sizeOfPlace({ url, others }: Place): number {
  return (url.length + 400) * (others.size + 3);
}

/** A page in all of its languages, itself among them; none for a page that there is in one alone. */
function alternateLinks(
  index: NewsroomIndex,
  language: string,
  url: string,
  others: ReadonlyMap<string, string>,
): SitemapEntry['alternates'] {
  if (others.size === 0) return [];
  const all = new Map([[language, url], ...others]);
  const links = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = all.get(index.firstLanguage);
  if (first !== undefined) links.push(['x-default', first]);
  return links.map(([own, address]) => ({ language: own, url: absoluteUrl(index.space, address) }));
}

interface NewsStory {
  story: Story;
  isNews: boolean;
}

/**
 * The stories of the last two days, in files of a thousand. On a day without any, the newest story stands there as a page like
 * others: a sitemap may not be empty.
 */
const newsParts = fact('news', (index): NewsStory[][] => {
  const latest: NewsStory[] = [];
  for (const story of index.stories.values()) {
    if (!story.published) continue;
    const isNews = Date.parse(story.data.published) > index.now - NEWS_MILLISECONDS;
    if (latest.length > 0 && !isNews) break;
    latest.push({ story, isNews });
  }
  return cutIntoFiles(latest, () => 0, MOST_NEWS);
});

function newsEntry(index: NewsroomIndex, { story, isNews }: NewsStory): SitemapEntry {
  const { published, headline } = story.data;
  return {
    url: absoluteUrl(index.space, story.url),
    alternates: [],
    news: isNews
      ? {
          publication: index.site.name,
          language: story.language,
          published: isoInZone(published, index.space.timeZone),
          title: headline,
        }
      : undefined,
  };
}
