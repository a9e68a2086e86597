import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Astro looks for a middleware, in `src`. */
const PLACES = ['middleware', 'middleware/index'].flatMap((name) =>
  ['ts', 'js', 'mts', 'mjs', 'cts', 'cjs'].map((ending) => `${name}.${ending}`),
);

/** What is said of a middleware in the `src` of a project; undefined when there is none. */
export function refusedMiddleware(sourceDir: string): string | undefined {
  const file = PLACES.find((place) => existsSync(join(sourceDir, place)));
  if (file === undefined) return undefined;
  return [
    `The newspaper’s pages pass through no middleware: src/${file} would be left out by “npm run build”, which prints pages without a server.`,
    'Remove it. Write what all pages shall have into src/theme/layouts/Document.astro, and what a page needs into the page itself.',
  ].join('\n');
}
