import { slugOf } from '../shared/ids.ts';
import type { AddressSpace } from '../shared/urls.ts';
import type { ImportedStory } from './model.ts';
import { withLinks } from './story-links.ts';

type NamedStory = Pick<ImportedStory, 'redirects' | 'names' | 'slug' | 'published'>;

/** Stands for the host of an old site of which nobody says where it was. It is never written anywhere. */
const SOMEWHERE = 'http://old.invalid';

/** Where the stories of an old site are now, by every form in which its texts may have written their addresses. */
export class OldAddresses {
  readonly #space: AddressSpace;
  /** Of the old site, without `www.`; undefined when the archive does not tell. */
  #host: string | undefined;
  readonly #exact = new Map<string, string>();
  /** By forms that more than one story may have; those are nobody’s. */
  readonly #tidy = new Map<string, string | undefined>();
  readonly #bySlug = new Map<string, { readonly address: string; readonly published: string } | undefined>();
  readonly #outside = new Map<string, number>();

  constructor(site: string | undefined, space: AddressSpace) {
    this.#space = space;
    this.#host = site === undefined ? undefined : bareHost(new URL(site).host);
  }

  /**
   * Finds out from the texts’ own links where the site was, when the archive does not tell: at the host of which at least half of the
   * links lead to stories, and one of them to an address too long to be like another’s by chance. Returns that host.
   */
  recogniseSite(bodies: Iterable<string>): string | undefined {
    if (this.#host !== undefined) return undefined;
    const links = new Map<string, { all: number; own: number; isSure: boolean }>();
    for (const body of bodies) {
      for (const [, address = ''] of body.matchAll(/\]\((https?:\/\/[^\s()<>]+)\)/g)) {
        const url = URL.parse(address);
        if (url === null) continue;
        const host = bareHost(url.host);
        const found = links.get(host) ?? { all: 0, own: 0, isSure: false };
        const isOwn = this.#tidy.get(tidyPath(url.pathname)) !== undefined;
        const isLong = /[^/]\/.*[^/-][\d-]|^\/[^/]+-[^/]+-[^/]+/.test(tidyPath(url.pathname));
        links.set(host, { all: found.all + 1, own: found.own + (isOwn ? 1 : 0), isSure: found.isSure || (isOwn && isLong) });
      }
    }
    const [best] = [...links].filter(([, { all, own, isSure }]) => isSure && own * 2 >= all).sort(([, a], [, b]) => b.own - a.own);
    this.#host = best?.[0];
    return this.#host;
  }

  /** Notes where a story of the old site is now. */
  add(story: NamedStory, address: string): void {
    for (const old of [...story.redirects, ...(story.names ?? [])]) {
      if (!this.#exact.has(old)) this.#exact.set(old, address);
      note(this.#tidy, tidyPath(old), address, (known) => known === address);
    }
    const slug = slugOf(tidyPath(story.slug));
    if (slug !== '') note(this.#bySlug, slug, { address, published: story.published }, (known) => known.address === address);
  }

  /**
   * A story’s text with its links to stories of the old site led to where they are now. Other links into the old site stay when it is
   * elsewhere on the web; else they are written as paths of this site, for its check to look at.
   */
  leadHome(body: string, story: NamedStory, isMdx: boolean): string {
    return withLinks(body, isMdx, ({ address, label }) => {
      const now = this.#whereNow(address, story);
      return now === undefined || now === address ? undefined : `[${label}](${now})`;
    });
  }

  /** Addresses of the old site that links still lead to, with how many do. */
  get outside(): ReadonlyMap<string, number> {
    return this.#outside;
  }

  #whereNow(address: string, story: NamedStory): string | undefined {
    const [own] = [...story.redirects, ...(story.names ?? [])];
    const isFull = /^https?:\/\//i.test(address);
    if (/^[a-z][\w+.-]*:/i.test(address) && !isFull) return undefined;
    if (isFull && (!URL.canParse(address) || bareHost(new URL(address).host) !== this.#host)) return undefined;
    const url = URL.parse(address, `${SOMEWHERE}${own ?? '/'}`);
    if (url === null) return undefined;
    const found = this.#find(url) ?? this.#findBesideFile(address, story);
    if (found !== undefined) return `${found}${url.hash}`;
    if (this.#host === undefined) return `${this.#space.base}${url.pathname.slice(1)}${url.hash}`;
    if (this.#host === bareHost(new URL(this.#space.origin).host)) return `${url.pathname}${url.hash}`;
    const { href } = new URL(`${url.pathname}${url.search}`, isFull ? url : `https://${this.#host}`);
    this.#outside.set(href, (this.#outside.get(href) ?? 0) + 1);
    return isFull ? undefined : href;
  }

  #find({ pathname, search }: URL): string | undefined {
    const path = decoded(pathname);
    const exact = this.#exact.get(`${pathname}${search}`) ?? this.#exact.get(pathname) ?? this.#exact.get(path);
    return exact ?? this.#tidy.get(tidyPath(path)) ?? this.#findBySlug(path);
  }

  /** Some write a link as the way from file to file. */
  #findBesideFile(address: string, { names }: NamedStory): string | undefined {
    const [file] = names ?? [];
    if (file === undefined || /^(?:https?:)?\/\/|^\//i.test(address)) return undefined;
    const url = URL.parse(address, `${SOMEWHERE}${file}`);
    const slug = tidyPath(address.replace(/[?#].*$/, '')).replace(/^(?:\.\.?\/)+/, '');
    return (
      (url === null ? undefined : this.#tidy.get(tidyPath(decoded(url.pathname)))) ??
      (slug.includes('-') ? this.#bySlug.get(slug)?.address : undefined)
    );
  }

  /** A dated address under another pattern than today’s, and an address of several words at the top. */
  #findBySlug(path: string): string | undefined {
    const tidy = tidyPath(path);
    const [, year, month] = /\/(\d{4})[/-](\d{1,2})(?=[/-])/.exec(`${tidy}/`) ?? [];
    const slug = slugOf(tidy).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
    const story = this.#bySlug.get(slug);
    if (story === undefined) return undefined;
    if (year === undefined) return /^\/[^/]+-[^/]+$/.test(tidy) ? story.address : undefined;
    return Math.abs(Date.parse(story.published) - Date.UTC(Number(year), Number(month) - 1, 15)) < 62 * 86_400_000
      ? story.address
      : undefined;
  }
}

function note<Value>(map: Map<string, Value | undefined>, key: string, value: Value, isSame: (known: Value) => boolean): void {
  const known = map.get(key);
  if (!map.has(key)) map.set(key, value);
  else if (known !== undefined && !isSame(known)) map.set(key, undefined);
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

/** What is left of a path when all is taken off that says the same: an ending, `index`, slashes, capitals. */
function tidyPath(path: string): string {
  const plain = decoded(path.replace(/[?#].*$/, ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '');
  const bare = plain.replace(/\.(?:html?|php|mdx?|markdown)$/, '').replace(/\/_?index$/, '');
  return bare === '' ? '/' : bare;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
