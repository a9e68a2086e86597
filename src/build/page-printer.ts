import type { createApp } from 'astro/app/entrypoint';
import { FetchState, pages } from 'astro/fetch';
import { createComponent, renderToString } from 'astro/runtime/server/index.js';

type AstroApp = ReturnType<typeof createApp>;
type AstroState = Parameters<typeof renderToString>[0];
type Component = ReturnType<typeof createComponent>;
type RouteData = AstroApp['manifest']['routes'][number]['routeData'];

/** What a page of a route is asked to print. */
export interface PrintJob {
  /** The route’s file: `src/pages/[...edition]/index.astro`. */
  component: string;
  /** The page’s full address. */
  url: string;
  params: Record<string, string | undefined>;
  props: Record<string, unknown>;
}

const NO_SLOTS = Object.freeze({});

/** What Astro tells a page of its own request: a page that asks for it is printed by a request of its own. */
const OF_A_REQUEST = [
  'url',
  'params',
  'request',
  'cookies',
  'clientAddress',
  'currentLocale',
  'preferredLocale',
  'preferredLocaleList',
  'originPathname',
  'redirect',
  'rewrite',
  'callAction',
  'getActionResult',
] as const;

/** A route, ready to be rendered again and again. */
interface PreparedRoute {
  component: Component;
  result: AstroState;
  /** Which styles and scripts the page loads, and all else that rendering changes, as it is before. */
  fresh: Pick<AstroState, 'styles' | 'scripts' | 'links' | '_metadata'>;
  locals: Record<string, unknown>;
}

/**
 * Prints pages with the code that Astro has compiled. Astro’s public way makes a request, a response and a state of its own for each
 * page, which takes as long as the rendering. The quick way makes them once for a route. It is not taken for a page that asks for its
 * request, nor on a route whose first page came out differently by the two ways, as an upgrade of Astro might have it: such a route is
 * named, and costs time alone.
 */
export class PagePrinter {
  readonly #app: AstroApp;
  readonly #routes: ReadonlyMap<string, RouteData>;
  /** Undefined for those that are printed by Astro’s public way alone. */
  readonly #prepared = new Map<string, PreparedRoute | undefined>();
  #asksForRequest = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(app: AstroApp) {
    this.#app = app;
    this.#routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));
  }

  /** The HTML of a page. Pages are printed one after another: those of a route share their state. */
  print(job: PrintJob): Promise<Buffer> {
    const page = this.#last.then(() => this.#print(job));
    this.#last = page.catch(() => undefined);
    return page;
  }

  /** The answer of a route by Astro’s public way. Throws when it is none that can be published. */
  async answer({ component, url, params, props }: PrintJob): Promise<Buffer> {
    const state = new FetchState(new Request(url));
    state.routeData = this.#routeOf(component);
    state.params = params;
    state.props = props;
    const response = await pages(state);
    if (response.status >= 300 && response.status !== 404) throw new Error(`its route answered with the status ${String(response.status)}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async #print(job: PrintJob): Promise<Buffer> {
    const { component } = job;
    if (!this.#prepared.has(component)) return this.#printFirst(job);
    const route = this.#prepared.get(component);
    const html = route && (await this.#render(route, job));
    if (html !== undefined) return html;
    this.#prepared.set(component, undefined);
    return this.answer(job);
  }

  /** The first page of a route is printed both ways. */
  async #printFirst(job: PrintJob): Promise<Buffer> {
    const { component } = job;
    const expected = await this.answer(job);
    const route = await this.#prepare(job);
    const quick = route && (await this.#render(route, job).catch(() => undefined));
    const isEqual = quick?.equals(expected) === true;
    if (!isEqual && !this.#hasAsked())
      console.warn(`  ${component} cannot be printed the quick way with this version of Astro; its pages take longer.`);
    this.#prepared.set(component, isEqual ? route : undefined);
    return expected;
  }

  /** Undefined when the page has asked for its request. */
  async #render(route: PreparedRoute, { props }: PrintJob): Promise<Buffer | undefined> {
    this.#asksForRequest = false;
    for (const name of Object.keys(route.locals)) Reflect.deleteProperty(route.locals, name);
    const { _metadata, ...elements } = route.fresh;
    Object.assign(route.result, copyState(elements), { _metadata: copyState(_metadata) });
    const html = await renderToString(route.result, route.component, props, NO_SLOTS, true);
    if (typeof html !== 'string') throw new Error('it answered instead of printing');
    return this.#hasAsked() ? undefined : Buffer.from(html);
  }

  #hasAsked(): boolean {
    return this.#asksForRequest;
  }

  /** Has Astro render a page of this route with a component in its place that keeps what the page would have been given. */
  async #prepare({ component: path, url, params, props }: PrintJob): Promise<PreparedRoute | undefined> {
    const { pageMap } = this.#app.manifest;
    const load = pageMap?.get(path);
    if (!pageMap || !load) return undefined;
    const module = await load();
    const instance = await module.page();
    const component = instance.default;
    const state = new FetchState(new Request(url));
    state.routeData = this.#routeOf(path);
    state.params = params;
    state.props = props;
    let prepared: PreparedRoute | undefined;
    const keeper = createComponent((result: AstroState) => {
      const { styles, scripts, links, _metadata } = result;
      this.#watch(result);
      prepared = {
        component,
        result,
        fresh: { ...copyState({ styles, scripts, links }), _metadata: copyState(_metadata) },
        locals: state.locals as Record<string, unknown>,
      };
      return new Response();
    }, component.moduleId);
    pageMap.set(path, () => Promise.resolve({ ...module, page: () => Promise.resolve({ ...instance, default: keeper }) }));
    try {
      await pages(state);
    } finally {
      pageMap.set(path, load);
    }
    return prepared;
  }

  /** Notes when a page asks for what only its own request can tell. */
  #watch(result: AstroState): void {
    const ofPage = Object.getPrototypeOf(result.createAstro({}, null)) as object;
    const asked = (): void => {
      this.#asksForRequest = true;
    };
    for (const name of OF_A_REQUEST) {
      const known = Object.getOwnPropertyDescriptor(ofPage, name);
      if (!known) continue;
      Object.defineProperty(ofPage, name, {
        configurable: true,
        enumerable: known.enumerable ?? true,
        get(this: object): unknown {
          asked();
          return known.get ? (known.get.call(this) as unknown) : known.value;
        },
      });
    }
  }

  #routeOf(component: string): RouteData {
    const route = this.#routes.get(component);
    if (!route) throw new Error(`${component} is missing.`);
    return route;
  }
}

/** A copy whose sets and lists are its own. */
function copyState<T extends object>(state: T): T {
  const copies = Object.entries(state).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Set ? new Set(value) : Array.isArray(value) ? [...(value as unknown[])] : value,
  ]);
  return Object.fromEntries(copies) as T;
}
