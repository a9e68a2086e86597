import { getIndex } from './current-index.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { listFiles } from './pages.ts';
import { leaveForBuild } from './printed-site.ts';
import { siteTools } from './site-tools.ts';
import type { DataRoute, PageRoute, Route } from './route-names.ts';
import type { DataFile, PageFile, RouteParams, SiteFile } from './site-files.ts';

/** What a route’s pages are given. */
export type FileOf<R extends Route> = R extends PageRoute ? PageFile<R> : R extends DataRoute ? DataFile<R> : never;

/** Every page of a route, as `getStaticPaths` answers: the parts of its address, and the page itself, whose view is made when asked for. */
export async function getPages<R extends Route>(route: R): Promise<{ params: RouteParams; props: { page: FileOf<R> } }[]> {
  const index = await getIndex();
  leaveForBuild({ tools: siteTools, index });
  const files = filesByRoute(index).get(route) ?? [];
  return files.map((page) => new RoutePath(page as FileOf<R>));
}

/** The parts of an address are put together for those who ask for them: Astro does, a build of our own does not. */
class RoutePath<R extends Route> {
  readonly props: { page: FileOf<R> };

  constructor(page: FileOf<R>) {
    this.props = { page };
  }

  get params(): RouteParams {
    return this.props.page.params;
  }
}

/** The one page of a route without parameters. Throws when there is none. */
export async function getPage<R extends Route>(route: R): Promise<FileOf<R>> {
  const [only] = await getPages(route);
  if (!only) throw new Error(`The site has no page of the route “${route}”.`);
  return only.props.page;
}

const grouped = new WeakMap<NewsroomIndex, Map<Route, SiteFile[]>>();

function filesByRoute(index: NewsroomIndex): Map<Route, SiteFile[]> {
  let files = grouped.get(index);
  if (!files) {
    files = Map.groupBy(listFiles(index), ({ route }) => route);
    grouped.set(index, files);
  }
  return files;
}
