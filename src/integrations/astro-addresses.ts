import type { AstroConfig } from 'astro';
import type { AddressSpace } from '../shared/urls.ts';

/**
 * What is said of settings in Astro’s configuration that would have addresses and links differ; undefined when there are none. `expected`
 * is what content/site.yaml says.
 */
export function refusedAddresses(
  { site, base, trailingSlash }: Pick<AstroConfig, 'site' | 'base' | 'trailingSlash'>,
  expected: Pick<AddressSpace, 'origin' | 'base'>,
): string | undefined {
  const bare = (path: string) => path.replace(/^\/|\/$/g, '');
  if (site === undefined || new URL(site).origin !== expected.origin)
    return `“site” in astro.config.mjs is ${site ?? 'not there'}, and the address of the newspaper begins with ${expected.origin}. Write the address into “address” in content/site.yaml, and leave “site” as it was.`;
  if (bare(base) !== bare(expected.base))
    return `“base” in astro.config.mjs is ${base}, and the links of the newspaper begin with ${expected.base}. Write the path into “address” in content/site.yaml, and leave “base” as it was.`;
  if (trailingSlash !== 'always')
    return `“trailingSlash” in astro.config.mjs is ${trailingSlash}, and every address of the newspaper ends in a slash. Leave it at “always”.`;
  return undefined;
}
