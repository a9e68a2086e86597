import { STANDING_PAGES, type StandingPage } from '../../shared/standing-pages.ts';
import type { PageKind } from '../views/page-kinds.ts';

type StandingRoutes = { [P in StandingPage as (typeof STANDING_PAGES)[P]['route']]: (typeof STANDING_PAGES)[P]['shows'] };

const standing = Object.fromEntries(Object.values(STANDING_PAGES).map(({ route, shows }) => [route, shows])) as StandingRoutes;

/** Every route of the site: its file in `src/pages`, and what its pages show; `data` for files that programs read. */
export const ROUTES = {
  ...standing,
  '404.astro': 'not-found',
  '[...edition]/index.astro': 'front',
  '[...edition]/[audio]/podcast.xml.ts': 'data',
  '[...edition]/[corrections]/[year].astro': 'corrections',
  '[...edition]/[credits]/[year].astro': 'credits',
  '[...edition]/[editions]/[day].astro': 'day-edition',
  '[...edition]/[archive]/[year]/[month]/index.astro': 'listing',
  '[...edition]/[archive]/[year]/[month]/[day].astro': 'listing',
  '[...edition]/[topics]/[topic]/index.astro': 'listing',
  '[...edition]/[topics]/[topic]/[year].astro': 'listing',
  '[...edition]/[authors]/[author]/index.astro': 'listing',
  '[...edition]/[authors]/[author]/[year].astro': 'listing',
  '[...edition]/feed.css.ts': 'data',
  '[...edition]/events.ics.ts': 'data',
  '[...edition]/app.webmanifest.ts': 'data',
  '[...edition]/reader-words.json.ts': 'data',
  '[...page].astro': 'text',
  '[...composed].astro': 'composed',
  '[...section]/index.astro': 'section',
  '[...section]/[year]/[month].astro': 'listing',
  '[...section]/[year]/[month]/[day]/[slug]/index.astro': 'story',
  '[...section]/[year]/[month]/[day]/[component].astro': 'mdx-story',
  '[...section]/[year]/[month]/[day]/[slug]/republish.astro': 'republish',
  '[...section]/[year]/[month]/[day]/[slug]/versions.astro': 'versions',
  '[...section]/[year]/[month]/[day]/[slug]/transcript.txt.ts': 'data',
  '[...list]/rss.xml.ts': 'data',
  '[...list]/atom.xml.ts': 'data',
  '[...list]/feed.json.ts': 'data',
  '[...earlier].astro': 'moved',
  '[heads]/[...coverage].json.ts': 'data',
  '[...removed].astro': 'removed',
  '[hostFile].ts': 'data',
  'sitemap.xml.ts': 'data',
  'sitemaps/[name].xml.ts': 'data',
  'robots.txt.ts': 'data',
  'service-worker.js.ts': 'data',
  'trust.txt.ts': 'data',
  '.well-known/trust.txt.ts': 'data',
  '.well-known/[security].txt.ts': 'data',
} as const satisfies Record<string, PageKind | 'data'>;

export type Route = keyof typeof ROUTES;
export type RoutesOf<K> = { [R in Route]: (typeof ROUTES)[R] extends K ? R : never }[Route];
export type PageRoute = RoutesOf<PageKind>;
export type DataRoute = RoutesOf<'data'>;
