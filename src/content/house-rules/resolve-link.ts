import { absoluteUrl, type AddressSpace } from '../../shared/urls.ts';
import { comparable } from '../checks/redirect-check.ts';

/** The path that a link on a page leads to, decoded; a page’s ends with a slash. Undefined when it leads to another site. */
export function resolveLink(space: AddressSpace, from: string, target: string): string | undefined {
  const url = URL.parse(target, absoluteUrl(space, from));
  if (url?.origin !== space.origin) return undefined;
  try {
    const path = decodeURI(url.pathname);
    return isFile(path) ? path : comparable(url.pathname);
  } catch {
    return url.pathname;
  }
}

/** True of a path that ends with a file’s name, other than a page’s. */
export function isFile(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path) && !/\.html?$/i.test(path);
}
