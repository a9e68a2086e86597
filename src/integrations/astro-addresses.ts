import type { AstroConfig } from 'astro';

/** What is said of settings in Astro’s configuration that would have addresses and links differ; undefined when there are none. */
export function refusedAddresses(
  { base, trailingSlash }: Pick<AstroConfig, 'base' | 'trailingSlash'>,
  expected: string,
): string | undefined {
  const bare = (path: string) => path.replace(/^\/|\/$/g, '');
  if (bare(base) !== bare(expected))
    return `“base” in astro.config.mjs is ${base}, and the links of the newspaper begin with ${expected}. Write the path into “address” in content/site.yaml, and leave “base” as it was.`;
  if (trailingSlash !== 'always')
    return `“trailingSlash” in astro.config.mjs is ${trailingSlash}, and every address of the newspaper ends in a slash. Leave it at “always”.`;
  return undefined;
}
