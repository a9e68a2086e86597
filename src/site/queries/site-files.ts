import { absoluteUrl, outputFile, sectionUrl, standingName, type AddressSpace } from '../../shared/urls.ts';
import type { StandingPage } from '../../shared/standing-pages.ts';
import type { PageViews } from '../views/page-kinds.ts';
import type { StoryView } from '../views/story.ts';
import { dayParts } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { ROUTES, type DataRoute, type PageRoute } from './route-names.ts';

/** Prints the text of a story in `.mdx`, for data files that hold it. */
export type TextPrinter = (view: StoryView) => Promise<string>;

export type RouteParams = Record<string, string | undefined>;

/** One file of the site that is made from content. */
interface File {
  /** Below the site’s base: `news/index.html` */
  path: string;
  /** The parts of its address that its route’s file names in brackets. */
  params: RouteParams;
  /**
   * What was found while the list was made and is handed to the file: stories, lists and plain data. A file that is handed something
   * else than in the last build is made again.
   */
  given?: () => unknown;
}

/** A page. */
export interface PageFile<R extends PageRoute = PageRoute> extends File {
  route: R;
  kind: (typeof ROUTES)[R];
  url: string;
  view: () => PageViews[(typeof ROUTES)[R]];
}

/** A file for programs, whole. */
export interface DataFile<R extends DataRoute = DataRoute> extends File {
  route: R;
  kind: 'data';
  text: (printText: TextPrinter) => string | Promise<string>;
}

export type SiteFile = PageFile | DataFile;

/** A page of a route; `besides`: what it is handed, and its path where that does not follow from its address. */
export function pageFile<R extends PageRoute>(
  index: NewsroomIndex,
  route: R,
  params: () => RouteParams,
  address: string,
  view: PageFile<R>['view'],
  besides: Partial<Pick<PageFile<R>, 'path' | 'given'>> = {},
): PageFile<R> {
  return new RoutePage(index.space, route, params, address, view, besides);
}

/** Of a hundred thousand pages all have a path; what else is asked of the few that are printed is worked out then. */
class RoutePage<R extends PageRoute> implements PageFile<R> {
  readonly route: R;
  readonly path: string;
  readonly view: PageFile<R>['view'];
  readonly given?: () => unknown;
  readonly #space: AddressSpace;
  readonly #address: string;
  readonly #params: () => RouteParams;

  constructor(
    space: AddressSpace,
    route: R,
    params: () => RouteParams,
    address: string,
    view: PageFile<R>['view'],
    { path = outputFile(space, address), given }: Partial<Pick<PageFile<R>, 'path' | 'given'>>,
  ) {
    this.#space = space;
    this.route = route;
    this.#params = params;
    this.#address = address;
    this.path = path;
    this.view = view;
    if (given) this.given = given;
  }

  get kind(): (typeof ROUTES)[R] {
    return ROUTES[this.route];
  }

  get url(): string {
    return absoluteUrl(this.#space, this.#address);
  }

  get params(): RouteParams {
    return this.#params();
  }
}

/** The part of an address that names the edition; none for the one at the top of the site. */
export function editionParam(index: NewsroomIndex, { view }: Edition): string | undefined {
  return view.language === index.firstLanguage ? undefined : view.language;
}

/** A standing page’s part of the addresses of an edition, under the name that its routes have for it. */
export function standingParam({ space }: NewsroomIndex, { view }: Edition, page: StandingPage): RouteParams {
  return { [page]: standingName(space, view.language, page) };
}

/** An address within an edition, or at its top, as one part: `es/news/ukraine`. */
export function pathParam(index: NewsroomIndex, address: string): string | undefined {
  return outputFile(index.space, address).replace(/\/?index\.html$/, '') || undefined;
}

/** The parts of a story’s address but for its own name. */
export function storyParams(index: NewsroomIndex, { section, day, language }: Story): RouteParams {
  return { section: pathParam(index, sectionUrl(index.space, language, section.path)), ...dateParams(day) };
}

/** `2022-02-28`, or its month, as the parts of an address. */
export function dateParams(key: string): RouteParams {
  const { year, month, day } = dayParts(key);
  return { year, month, ...(day === undefined ? {} : { day }) };
}
