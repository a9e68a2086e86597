import { CACHE_RULES, PAGE_CACHE } from '../serving.ts';
import { headersOf, patternOf, storageAddress, type HostSettings } from './host-rules.ts';
import { encodePath, encodeTarget, withoutSlashToo, type Redirect } from './redirects.ts';

/** `vercel.json`. Of two rules that fit, the later one counts there. */
export function writeVercel(redirects: readonly Redirect[], settings: HostSettings): string {
  const { base } = settings;
  const list = (headers: readonly (readonly [string, string])[]) => headers.map(([key, value]) => ({ key, value }));
  const rules = CACHE_RULES.map((rule) => ({
    source: `${base}(${patternOf(rule).replace(/\$$/, '')}.*)`,
    headers: list([['Cache-Control', rule.cache]]),
  }));
  const headers = [{ source: `${base}(.*)`, headers: list([...headersOf(settings), ['Cache-Control', PAGE_CACHE]]) }, ...rules];
  const rewrites = rewritesOf(settings);
  const all = { trailingSlash: true, redirects: vercelRedirects(redirects), ...(rewrites.length === 0 ? {} : { rewrites }), headers };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** Patterns, in which all but letters and digits is written with a stroke before it. */
export function vercelRedirects(redirects: readonly Redirect[]): { source: string; destination: string; statusCode: number }[] {
  return withoutSlashToo(redirects).map(({ from, to }) => ({
    source: encodePath(from).replace(/[()*+?:{}!]/g, '\\$&'),
    destination: encodeTarget(to),
    statusCode: 301,
  }));
}

/** What is answered for addresses at which no file lies: redirects would come before files there, so that a day is shown as its month. */
function rewritesOf({ base, archives = [], offloaded }: HostSettings): { source: string; destination: string }[] {
  const days = archives.map((archive) => ({
    source: `${archive}:year(\\d{4})/:month(\\d{2})/:day(\\d{2})/`,
    destination: `${archive}:year/:month/`,
  }));
  if (!offloaded) return days;
  const address = storageAddress(offloaded).href;
  const folders = offloaded.folders.map((folder) => ({ source: `${base}${folder}/:path*`, destination: `${address}${folder}/:path*` }));
  const story = ':section*/:year(\\d{4})/:month(\\d{2})/:day(\\d{2})/:story';
  const there = `${address}:section*/:year/:month/:day/:story`;
  const stories = [
    { source: `${base}${story}/transcript.txt`, destination: `${there}/transcript.txt` },
    { source: `${base}${story}/:page/`, destination: `${there}/:page/index.html` },
    { source: `${base}${story}/`, destination: `${there}/index.html` },
  ];
  return [...days, ...folders, ...(offloaded.sections.length > 0 ? stories : [])];
}
