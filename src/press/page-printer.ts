import type { createApp } from 'astro/app/entrypoint';
import { createComponent, renderToString } from 'astro/runtime/server/index.js';
import type { PageKind } from '../lib/views/page-kinds.ts';

type AstroApp = ReturnType<typeof createApp>;
type AstroState = Parameters<typeof renderToString>[0];
type Component = ReturnType<typeof createComponent>;

const NO_SLOTS = Object.freeze({});

/** A kind of page, ready to be rendered again and again. */
interface PreparedPage {
  component: Component;
  result: AstroState;
  /** Which styles and scripts the page loads, and all else that rendering changes, as it is before. */
  fresh: Pick<AstroState, 'styles' | 'scripts' | 'links' | '_metadata'>;
  locals: { kind: PageKind; view: object };
}

/**
 * Prints pages with Astro’s templates. For each page that is asked for, Astro makes a request, a response and a state of its own,
 * which takes as long as the rendering; here they are made once for each kind of page.
 * tests/build/page-printer.test.ts holds that the bytes are the same.
 */
export class PagePrinter {
  readonly #app: AstroApp;
  readonly #prepared = new Map<PageKind, PreparedPage>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(app: AstroApp) {
    this.#app = app;
  }

  /** The HTML of a page. Pages are printed one after another: those of a kind share their state. */
  print(kind: PageKind, view: object): Promise<string> {
    const page = this.#last.then(() => this.#render(kind, view));
    this.#last = page.catch(() => undefined);
    return page;
  }

  async #render(kind: PageKind, view: object): Promise<string> {
    const page = this.#prepared.get(kind) ?? (await this.#prepare(kind));
    page.locals.view = view;
    const { _metadata, ...elements } = page.fresh;
    Object.assign(page.result, copyState(elements), { _metadata: copyState(_metadata) });
    const html = await renderToString(page.result, page.component, {}, NO_SLOTS, true);
    if (typeof html !== 'string') throw new Error(`A page of the kind “${kind}” answered instead of printing.`);
    return html;
  }

  /** Has Astro render a page of this kind with a component in its place that keeps what the page would have been given. */
  async #prepare(kind: PageKind): Promise<PreparedPage> {
    const path = `src/pages/${kind}.astro`;
    const { pageMap, routes } = this.#app.manifest;
    const routeData = routes.map((route) => route.routeData).find((route) => route.component === path);
    const load = pageMap?.get(path);
    if (!pageMap || !routeData || !load) throw new Error(`${path} is missing.`);
    const module = await load();
    const instance = await module.page();
    const component = instance.default;
    const locals = { kind, view: {} };
    const prepared = new Promise<PreparedPage>((resolve) => {
      const keeper = createComponent((result: AstroState) => {
        const { styles, scripts, links, _metadata } = result;
        resolve({ component, result, fresh: { ...copyState({ styles, scripts, links }), _metadata: copyState(_metadata) }, locals });
        return new Response();
      }, component.moduleId);
      pageMap.set(path, () => Promise.resolve({ ...module, page: () => Promise.resolve({ ...instance, default: keeper }) }));
    });
    await this.#app.render(new Request(`https://${kind}.invalid/`), { routeData, locals });
    pageMap.set(path, load);
    const page = await prepared;
    this.#prepared.set(kind, page);
    return page;
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
