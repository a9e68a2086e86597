import type { AstroIntegration } from 'astro';

const ADAPTER = {
  name: 'standfirst:press',
  entrypointResolution: 'auto' as const,
  serverEntrypoint: new URL('../press/entry.ts', import.meta.url),
  supportedAstroFeatures: { serverOutput: 'stable' as const, sharpImageService: 'stable' as const },
};

/** Has Astro compile `src/` into one module that prints pages on demand; the press (`src/press`) runs it and writes the files. */
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
