import type { AstroIntegration } from 'astro';

const ADAPTER = {
  name: 'standfirst:press',
  entrypointResolution: 'auto' as const,
  serverEntrypoint: new URL('../press/entry.ts', import.meta.url),
  supportedAstroFeatures: { serverOutput: 'stable' as const, sharpImageService: 'stable' as const },
};

/**
 * Has Astro compile `src/` into one module that prints pages on demand; the press (`src/press`) runs it and writes the files.
 * In `npm run dev` there is no press: a middleware finds what each address shows.
 */
export function pressAdapter(): AstroIntegration {
  return {
    name: 'standfirst:press',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        if (command === 'dev') addMiddleware({ order: 'pre', entrypoint: new URL('../press/proof-middleware.ts', import.meta.url) });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter(ADAPTER);
      },
    },
  };
}
