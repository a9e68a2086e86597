import type { Root } from 'mdast';
import { findLinks } from '../text/links.ts';
import type { TextPlace } from './text-place.ts';

export interface LinkInText extends TextPlace {
  target: string;
}

/** Links of a text that may lead to a page of this site. */
export function linksIn(body: string, tree: Root, placeOf: (at: number) => TextPlace, origin: string): LinkInText[] {
  const own = findLinks(body, tree).filter(({ target }) => mayBeOwn(target, origin));
  return own.map(({ target, at }) => ({ target, ...placeOf(at) }));
}

/** True of a path, and of an address at the site’s origin; a fragment alone leads within the page. */
function mayBeOwn(target: string, origin: string): boolean {
  if (target.startsWith('#') || target.startsWith('//')) return false;
  return !/^[a-z][a-z0-9+.-]*:/i.test(target) || target === origin || target.startsWith(`${origin}/`);
}
