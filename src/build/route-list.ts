import { dirname } from 'node:path';
import type { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { AddressSpace } from '../shared/urls.ts';
import { getPage } from '../site/queries/routes.ts';
import { ownSitemap, tellOwnAddresses } from '../site/queries/own-addresses.ts';
import { ROUTES, type Route } from '../site/queries/route-names.ts';
import { type DataFile, type SiteFile } from '../site/queries/site-files.ts';
import type { PrintJob } from './page-printer.ts';
import { fileOf } from './route-file.ts';

type Manifest = ReturnType<typeof createApp>['manifest'];
type RouteData = Manifest['routes'][number]['routeData'];

/** A file of a route that is none of Standfirst’s own: an engineer has added it, or an integration. */
export interface OwnFile {
  kind: 'own';
  path: string;
  job: PrintJob;
  /** What its route has given it; what else it reads is noted while it is printed. */
  given: () => unknown;
}

const PAGES = 'src/pages/';

/** What `getStaticPaths` of a route has answered, by the addresses that come of it. */
interface KnownPaths {
  keyed: Map<string, { params: PrintJob['params']; props?: Record<string, unknown> }>;
}

/**
 * Every file of the site, as the routes in `src/pages` and those that integrations have added say by `getStaticPaths`. What a route of
 * Standfirst’s own answers are the files themselves, many thousands. The others are asked by Astro’s own code for it (`StaticPaths`),
 * which a static build uses: here it is told that the routes are static, since the press compiles them as pages of a server, to be printed
 * one by one. A test holds that it says the same as `astro build`.
 */
export async function listRoutes(manifest: Manifest, addressSpace: AddressSpace): Promise<(SiteFile | OwnFile)[]> {
  const routes = manifest.routes.map(({ routeData }) => routeData).filter(({ origin }) => origin !== 'internal');
  const files: (SiteFile | OwnFile)[] = [];
  const others: RouteData[] = [];
  for (const route of routes) {
    const listed = await listSiteFiles(manifest, route);
    if (listed) for (const file of listed) files.push(file);
    else others.push(route);
  }
  for (const file of await listOthers(manifest, others, addressSpace)) files.push(file);
  const own = files.flatMap((file) => (file.kind === 'own' && isListed(file.path) ? [new URL(file.job.url).pathname] : []));
  tellOwnAddresses(own);
  return inOrder([...files, ...ownSitemap(addressSpace).map(ownSitemapFile)]);
}

/** The files of a route of Standfirst’s own; undefined of every other, also of one of its name that an engineer has put in its place. */
async function listSiteFiles(manifest: Manifest, route: RouteData): Promise<SiteFile[] | undefined> {
  const name = route.component.slice(PAGES.length);
  if (!(name in ROUTES)) return undefined;
  if (route.pathname !== undefined) return [await getPage(name as Route)];
  const { getStaticPaths } = (await componentOf(manifest, route)) as unknown as RouteModule;
  const paths = (await getStaticPaths?.({ routePattern: route.route, paginate: () => [{}] })) ?? [{}];
  const files = paths.flatMap(({ props }) => props?.page ?? []);
  return files.length === paths.length ? files : undefined;
}

interface RouteModule {
  /** Of a route of Standfirst’s own, each has its page; what is paged is none. */
  getStaticPaths?: (options: { routePattern: string; paginate: () => RoutePath[] }) => Promise<readonly RoutePath[]>;
}

interface RoutePath {
  props?: { page?: SiteFile };
}

async function componentOf(manifest: Manifest, { component }: RouteData) {
  const module = await manifest.pageMap?.get(component)?.();
  if (!module) throw new Error(`${component} is missing.`);
  return module.page();
}

/** The pages of an engineer’s routes, and of those that integrations have added. */
async function listOthers(manifest: Manifest, routes: readonly RouteData[], addressSpace: AddressSpace): Promise<OwnFile[]> {
  const known = new Map<string, { staticPaths?: KnownPaths; mod?: unknown }>();
  const keyOf = (route: RouteData) => `${route.route} ${route.component}`;
  const paths = await new StaticPaths({
    manifest: { ...manifest, serverLike: false, routes: routes.map((route) => ({ routeData: { ...route, prerender: true } })) },
    routeCache: {
      get: (route: RouteData) => known.get(keyOf(route)),
      set: (route: RouteData, entry: { staticPaths?: KnownPaths }) => known.set(keyOf(route), entry),
    },
    getComponentByRoute: (route: RouteData) => componentOf(manifest, route),
  } as unknown as ConstructorParameters<typeof StaticPaths>[0]).getAll();
  return paths.map(({ pathname, route }) => {
    const { params, props = {} } = known.get(keyOf(route))?.staticPaths?.keyed.get(pathname) ?? { params: {}, props: {} };
    const url = `${addressSpace.origin}${manifest.base.replace(/\/$/, '')}${addressOf(pathname, route)}`;
    const job: PrintJob = { component: route.component, url, params, props };
    return { kind: 'own', path: fileOf(pathname, route), given: () => [params, props], job };
  });
}

/**
 * The data files last, those of a folder beside each other: the feeds of a list have the same items, of which a worker remembers those
 * that it made last.
 */
function inOrder(files: readonly (SiteFile | OwnFile)[]): (SiteFile | OwnFile)[] {
  const data = files.filter(({ kind }) => kind === 'data').map((file) => ({ file, place: `${dirname(file.path)}\0${file.path}` }));
  data.sort((a, b) => (a.place < b.place ? -1 : 1));
  return [...files.filter(({ kind }) => kind !== 'data'), ...data.map(({ file }) => file)];
}

/** A page that search engines may list. */
function isListed(path: string): boolean {
  return path.endsWith('.html') && path !== '404.html' && path !== '500.html';
}

function ownSitemapFile({ path, text }: { path: string; text: string }): DataFile {
  return { kind: 'data', route: 'sitemaps/[name].xml.ts', params: {}, path, given: () => text, text: () => text };
}

function addressOf(pathname: string, { type }: RouteData): string {
  return type !== 'page' || pathname.endsWith('/') ? pathname : `${pathname}/`;
}
