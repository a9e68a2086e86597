import type { RouteData } from 'astro';

/** The file that a static build of Astro writes for a page, in its usual form: a folder for each. */
export function fileOf(pathname: string, { type }: Pick<RouteData, 'type'>): string {
  const name = pathname.replace(/^\/|\/$/g, '');
  if (type !== 'page') return name;
  if (name === '404' || name === '500') return `${name}.html`;
  return name === '' ? 'index.html' : `${name}/index.html`;
}
