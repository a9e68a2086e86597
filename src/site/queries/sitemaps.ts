import { isoInZone } from '../../shared/date-format.ts';
import { cutIntoFiles, writeSitemap, writeSitemapIndex } from '../statements/sitemap.ts';
import { absoluteUrl, outputFile, sitemapIndexUrl, sitemapUrl } from '../../shared/urls.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import type { SiteFile } from './site-files.ts';
import { ownSitemap } from './own-addresses.ts';
import { unrecorded } from './reading.ts';
import { newestPast } from './story-times.ts';
import { newsParts, newsEntry } from './news-sitemap.ts';
import { listPlaces, placeEntry, sizeOfPlace } from './sitemap-places.ts';
import { storiesByMonth, sizeOfStory, storyEntry } from './story-sitemaps.ts';

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
  const newest = (instants: readonly string[]) => newestPast(index, instants);
  const news = newsParts(index, '').map((stories, part): Sitemap => ({
    name: partName('news', part),
    given: () => stories,
    modified: () => newest(stories.map(({ story }) => story.head.published)),
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
