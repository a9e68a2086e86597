import type { AstroConfig } from 'astro';

/** What is said of redirects in Astro’s own configuration; undefined when there are none. */
export function refusedRedirects(redirects: AstroConfig['redirects'] | undefined): string | undefined {
  const all = Object.entries(redirects ?? {});
  if (all.length === 0) return undefined;
  const lines = all.map(([from, to]) => `  - { from: ${JSON.stringify(from)}, to: ${JSON.stringify(destinationOf(to))} }`);
  return [
    'The newspaper’s redirects do not stand in astro.config.mjs: from content/redirects.yaml they are checked, and hosts are told of them.',
    'Take “redirects” out of astro.config.mjs, and write into content/redirects.yaml:',
    'redirects:',
    ...lines,
  ].join('\n');
}

function destinationOf(to: AstroConfig['redirects'][string]): string {
  return typeof to === 'string' ? to : to.destination;
}
