import type { RedirectData } from '../../schemas/redirects.ts';
import { diskKey, MEETS_ON_DISK } from './address-book.ts';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';

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
  const inCircles = new Set<string>();
  redirects.forEach(({ from, to }, place) => {
    if (next.get(comparable(from)) !== to) return;
    const fault = faultOfTarget({ from, to }, site, next, inCircles);
    if (fault) faults.push({ place, field: 'to', ...fault });
  });
  return faults;
}

function ownerInFile(line: string, from: string): string {
  const another = 'another line of this file';
  return comparable(line) === comparable(from) ? another : `${another}, ${quote(line)}, ${MEETS_ON_DISK}`;
}

function faultOfTarget(
  { from, to }: RedirectData,
  site: SiteAddresses,
  next: ReadonlyMap<string, string>,
  inCircles: Set<string>,
): Pick<Fault, 'problem' | 'mend'> | undefined {
  if (!to.startsWith('/')) {
    if (to !== site.address.slice(0, -1) && !to.startsWith(site.address)) return undefined;
    const path = `/${to.slice(site.address.length)}`;
    return { problem: `${quote(to)} is an address of this site.`, mend: `Write it as a path: “to: ${path}”.` };
  }
  const way = followFrom(from, next);
  const last = way.at(-1) ?? to;
  if (way.slice(0, -1).some((step) => comparable(step) === comparable(last))) {
    if (way.some((step) => inCircles.has(comparable(step)))) return undefined;
    for (const step of way) inCircles.add(comparable(step));
    return {
      problem: `The redirect leads round in a circle: ${way.join(' → ')}.`,
      mend: 'Take one of these lines out, or lead it to a page.',
    };
  }
  const end = site.storyAt(comparable(last)) ?? last;
  if (way.length > 2 || end !== last) {
    return {
      problem: `${quote(to)} is itself an earlier address, from which a reader would be sent on.`,
      mend: `Lead to the end of the way: “to: ${end}”.`,
    };
  }
  if (site.isPage(comparable(to)) || isPlainFile(to)) return undefined;
  return {
    problem: `${quote(to)} is not the address of a page.`,
    mend: mendWithSuggestion(to, site.pages(), 'Write the path of a page of this site, as it stands in the browser after the host’s name.'),
  };
}

/** The addresses that a reader comes through, up to a page or to one that was there before. */
function followFrom(from: string, next: ReadonlyMap<string, string>): string[] {
  const way = [from];
  const seen = new Set([comparable(from)]);
  for (let to = next.get(comparable(from)); to !== undefined; to = to.startsWith('/') ? next.get(comparable(to)) : undefined) {
    way.push(to);
    if (!to.startsWith('/') || seen.has(comparable(to))) return way;
    seen.add(comparable(to));
  }
  return way;
}

/** True of an address that ends with a file’s name. Whether there is such a file is known only when all have been made. */
export function isPlainFile(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path) && !isPageFile(path);
}

/** True of a page’s address that names its file. */
export function isPageFile(path: string): boolean {
  return /\.html?$/i.test(path);
}
