/** `robots.txt`: every crawler may read everything below the base, but for those that are refused. */
export function writeRobots({
  base,
  refused,
  sitemaps,
}: {
  base: string;
  refused: readonly string[];
  sitemaps: readonly string[];
}): string {
  const refusal = refused.length === 0 ? [] : [...refused.map((name) => `User-agent: ${name}`), `Disallow: ${base}`, ''];
  return [...refusal, 'User-agent: *', 'Disallow:', '', ...sitemaps.map((url) => `Sitemap: ${url}`), ''].join('\n');
}
