import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { fileOf } from '../build/route-file.ts';
import { refuseTakenPlaces } from '../build/taken-places.ts';
import { UsedStyles } from '../build/used-styles.ts';
import { proofServer } from '../dev/proof-server.ts';
import type { AddressSpace } from '../shared/urls.ts';
import { presentMoment } from '../shared/publication.ts';
import { refusedAddresses } from './astro-addresses.ts';
import { refuseAddedMiddleware, refusedMiddleware } from './astro-middleware.ts';
import { refusedOutput } from './astro-output.ts';
import { refusedRedirects } from './astro-redirects.ts';
import { refusedServerPage } from './astro-server-pages.ts';
import { tellOwnAddresses } from '../site/queries/own-addresses.ts';
import { ROUTES } from '../site/queries/route-names.ts';

const ADAPTER = {
  name: 'standfirst',
  entrypointResolution: 'auto' as const,
  serverEntrypoint: new URL('../build/entry.ts', import.meta.url),
  supportedAstroFeatures: { serverOutput: 'stable' as const, sharpImageService: 'stable' as const },
};

/** Astro’s own store of the content collections. */
const STORE = 'astro:data-layer-content';

/**
 * What makes the newspaper of an Astro project. `astro build` alone writes the pages from the content collections; what no page is, such
 * as pictures, is added when they are there. While editing (`astro dev`), and when the press has the code compiled (`isForPress`), the
 * content is given to the pages as it is at that moment, so that nothing has to be compiled again when it changes.
 */
export function standfirst(
  root: string,
  contentDir: string,
  space: Pick<AddressSpace, 'origin' | 'base'>,
  isForPress: boolean,
): AstroIntegration {
  let output = '';
  let publicDir = '';
  return {
    name: 'standfirst',
    hooks: {
      'astro:config:done': ({ config }) => {
        output = fileURLToPath(config.outDir);
        publicDir = fileURLToPath(config.publicDir);
      },
      'astro:config:setup': ({ command, config, addMiddleware, injectRoute, updateConfig }) => {
        const refused =
          refusedRedirects(config.redirects) ??
          refusedAddresses(config, space) ??
          refusedMiddleware(fileURLToPath(config.srcDir)) ??
          (command === 'build' && !isForPress ? refusedOutput(root, fileURLToPath(config.outDir)) : undefined);
        if (refused !== undefined) throw new Error(refused);
        updateConfig({ image: { service: { entrypoint: fileURLToPath(new URL('picture-service.ts', import.meta.url)) } } });
        if (command === 'dev') {
          addMiddleware({ order: 'pre', entrypoint: new URL('../dev/proof-middleware.ts', import.meta.url) });
          injectRoute({ pattern: '/[...edition]/_drafts', entrypoint: new URL('../pages/_drafts.astro', import.meta.url) });
          injectRoute({ pattern: '/_patterns/[...path]', entrypoint: new URL('../pages/_patterns.astro', import.meta.url) });
        }
        if (command === 'build') updateConfig({ vite: { plugins: [refuseAddedMiddleware()] } });
        if (command !== 'dev' && !isForPress) return;
        updateConfig({
          vite: {
            resolve: { alias: { [STORE]: fileURLToPath(new URL('../site/queries/content-store.ts', import.meta.url)) } },
            plugins: command === 'dev' ? [proofServer()] : [],
          },
        });
      },
      // The press prints every page itself: one with `prerender = true` must be in the code that it compiles, as all others are.
      'astro:route:setup': ({ route }) => {
        const file = join(root, route.component);
        const refused = existsSync(file) ? refusedServerPage(route.component, readFileSync(file, 'utf8')) : undefined;
        if (refused !== undefined) throw new Error(refused);
        if (isForPress) route.prerender = false;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (!isForPress)
          setPrerenderer((prerenderer) =>
            trimming({ ...prerenderer, getStaticPaths: () => listAndTell(prerenderer, space.base, publicDir) }, () => output),
          );
      },
      'astro:build:done': async ({ dir }) => {
        if (isForPress) return;
        const { finishSite } = await import('../build/finish.ts');
        await finishSite(root, contentDir, resolve(fileURLToPath(dir)), presentMoment(process.env, Date.now));
      },
    },
  };
}

/** Prints pages with the styles that each needs, as the press does. The scripts lie in the output by then. */
function trimming(prerenderer: AstroPrerenderer, output: () => string): AstroPrerenderer {
  let styles: UsedStyles | undefined;
  const trimmed = async (response: Response): Promise<Response> => {
    if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response;
    styles ??= new UsedStyles(join(output(), '_astro'));
    return new Response(new Uint8Array(styles.trim(Buffer.from(await response.arrayBuffer()))), response);
  };
  return {
    ...prerenderer,
    render: async (request, options) => {
      const answer = await prerenderer.render(request, options);
      return 'response' in answer ? { ...answer, response: await trimmed(answer.response) } : trimmed(answer);
    },
  };
}

/** Asks Astro for all pages, which must keep their places, and tells the sitemaps which of them are none of Standfirst’s own. */
async function listAndTell(prerenderer: AstroPrerenderer, base: string, publicDir: string): ReturnType<AstroPrerenderer['getStaticPaths']> {
  const paths = await prerenderer.getStaticPaths();
  refuseTakenPlaces(
    publicDir,
    paths.map(({ pathname, route }) => fileOf(pathname, route)),
  );
  const isOwn = ({ route }: (typeof paths)[number]) =>
    route.type === 'page' && route.origin !== 'internal' && !(route.component.replace('src/pages/', '') in ROUTES);
  tellOwnAddresses(paths.filter(isOwn).map(({ pathname }) => `${base}${pathname.replace(/^\/|\/$/g, '')}/`));
  return paths;
}

/** Has Astro compile the pages into one module that prints them on demand (`build/entry.ts`); the press runs it and writes the files. */
export function pressAdapter(): AstroIntegration {
  return {
    name: 'standfirst:press',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter(ADAPTER);
      },
    },
  };
}
