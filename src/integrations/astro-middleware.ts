import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

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

/** The module that Astro puts together of every middleware there is: `core/middleware/vite-plugin.js` of the package. Without one it has another name. */
const ALL_OF_THEM = /^\0virtual:astro:middleware$/;

/** Refuses a build with a middleware that another integration has added, of which integrations are not told otherwise. */
export function refuseAddedMiddleware(): Plugin {
  return {
    name: 'standfirst:no-middleware',
    transform: {
      filter: { id: ALL_OF_THEM },
      handler: (code) => {
        const added = [...code.matchAll(/ from '(?<file>[^']+)'/g)].flatMap(({ groups }) => groups?.file ?? []);
        throw new Error(
          `The newspaper’s pages pass through no middleware: that of an integration, ${added.filter((file) => file !== 'astro:middleware').join(', ')}, would be left out by “npm run build”, which prints pages without a server. Take the integration out of astro.config.mjs, or add what it does while editing alone.`,
        );
      },
    },
  };
}
