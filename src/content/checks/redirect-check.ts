import type { RedirectData } from '../schemas/redirects.ts';
import { diskKey, MEETS_ON_DISK } from '../address-book.ts';
import { mendWithSuggestion, quote, type Fault } from '../faults/fault.ts';

/** What has to be known of the site to check where its redirects lead. Addresses are decoded and end with a slash. */
export interface SiteAddresses {
  /** The site’s own address: `https://example.org/paper/` */
  address: string;
  /** What stands at an address already, in words. */
  ownerOf: (address: string) => string | undefined;
  /** Where a story’s earlier address leads. */
  storyAt: (address: string) => string | undefined;
  isPage: (address: string) => boolean;
  /** Every address that a slip may have been meant for. */
  pages: () => string[];
}

type RedirectFault = Pick<Fault, 'problem' | 'mend'> & { place: number; field: 'from' | 'to' };

/** A path of the site as it is compared: decoded, with a slash at its end. */
export function comparable(path: string): string {
  const decoded = decodeURI(path).replace(/\/index\.html?$/i, '/');
  return decoded.endsWith('/') ? decoded : `${decoded}/`;
}

/** Finds redirects that hide a page, lead nowhere, lead on to another one or round in a circle. */
export function checkRedirects(redirects: readonly RedirectData[], site: SiteAddresses): RedirectFault[] {
  const next = new Map<string, string>();
  const lines = new Map<string, string>();
  const faults: RedirectFault[] = [];
  redirects.forEach(({ from, to }, place) => {
    const key = comparable(from);
    const line = lines.get(diskKey(key));
    const owner = line === undefined ? site.ownerOf(key) : ownerInFile(line, from);
    if (owner === undefined) {
      next.set(key, to);
      lines.set(diskKey(key), from);
    } else {
      faults.push({
        place,
        field: 'from',
        problem: `${quote(from)} is already taken by ${owner}.`,
        mend: 'A redirect can only lead away from an address without a page. Take this line out or change it.',
      });
    }
  });
  const ways = new Ways(next);
  const pages = once(site.pages);
  let suggestions = 0;
  const suggest = (to: string): string => {
    suggestions += 1;
    return suggestions > MOST_SUGGESTIONS ? NO_PAGE : mendWithSuggestion(to, pages(), NO_PAGE);
  };
  redirects.forEach(({ from, to }, place) => {
    if (next.get(comparable(from)) !== to) return;
    const fault = faultOfTarget({ from, to }, site, ways, suggest);
    if (fault) faults.push({ place, field: 'to', ...fault });
  });
  return faults;
}

const NO_PAGE = 'Write the path of a page of this site, as it stands in the browser after the host’s name.';

/** Thousands of redirects that lead nowhere come from one mistake. */
const MOST_SUGGESTIONS = 50;

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function ownerInFile(line: string, from: string): string {
  const another = 'another line of this file';
  return comparable(line) === comparable(from) ? another : `${another}, ${quote(line)}, ${MEETS_ON_DISK}`;
}

function faultOfTarget(
  { from, to }: RedirectData,
  site: SiteAddresses,
  ways: Ways,
  suggest: (to: string) => string,
): Pick<Fault, 'problem' | 'mend'> | undefined {
  if (!to.startsWith('/')) {
    if (to !== site.address.slice(0, -1) && !to.startsWith(site.address)) return undefined;
    const path = `/${to.slice(site.address.length)}`;
    return { problem: `${quote(to)} is an address of this site.`, mend: `Write it as a path: “to: ${path}”.` };
  }
  const way = ways.follow(from);
  if (way.circle !== undefined) {
    return {
      problem: `The redirect leads round in a circle: ${way.circle.join(' → ')}.`,
      mend: 'Take one of these lines out, or lead it to a page.',
    };
  }
  if (way.end === undefined) return undefined;
  const end = site.storyAt(comparable(way.end)) ?? way.end;
  if (ways.leadsOn(to) || end !== way.end) {
    return {
      problem: `${quote(to)} is itself an earlier address, from which a reader would be sent on.`,
      mend: `Lead to the end of the way: “to: ${end}”.`,
    };
  }
  if (site.isPage(comparable(to)) || isPlainFile(to)) return undefined;
  return { problem: `${quote(to)} is not the address of a page.`, mend: suggest(to) };
}

/** Of a longer circle, only the beginning is told. */
const MOST_STEPS = 10;

/** Where redirects lead to in the end. Each is followed once, however many lead to it. */
class Ways {
  readonly #next: ReadonlyMap<string, string>;
  /** By the address from which a way leads: its end, or undefined where it leads round in a circle. */
  readonly #ends = new Map<string, string | undefined>();

  constructor(next: ReadonlyMap<string, string>) {
    this.#next = next;
  }

  /** True for an address from which a redirect leads on. */
  leadsOn(address: string): boolean {
    return address.startsWith('/') && this.#next.has(comparable(address));
  }

  /** The end of the way, or the circle that it runs into, which is told once. */
  follow(from: string): { end?: string | undefined; circle?: string[] } {
    const way = [from];
    const passed = new Set<string>();
    let circle: string[] | undefined;
    let end: string | undefined = from;
    for (let at = from; this.leadsOn(at);) {
      const key = comparable(at);
      if (passed.has(key)) {
        circle = way.length > MOST_STEPS ? [...way.slice(0, MOST_STEPS), '…'] : way;
        end = undefined;
        break;
      }
      if (this.#ends.has(key)) {
        end = this.#ends.get(key);
        break;
      }
      passed.add(key);
      at = this.#next.get(key) ?? '';
      way.push(at);
      end = at;
    }
    for (const key of passed) this.#ends.set(key, end);
    return circle === undefined ? { end } : { circle };
  }
}

/** True of an address that ends with a file’s name. Whether there is such a file is known only when all have been made. */
export function isPlainFile(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path) && !isPageFile(path);
}

/** True of a page’s address that names its file. */
export function isPageFile(path: string): boolean {
  return /\.html?$/i.test(path);
}
