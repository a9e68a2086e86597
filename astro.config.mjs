import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentGuard } from './src/dev/content-guard.ts';
import { contentReload } from './src/dev/content-reload.ts';
import { editingRoom } from './src/integrations/editing-room.ts';
import { settingsScript } from './src/integrations/settings-script.ts';
import { leadingOn } from './src/dev/leading-on.ts';
import { requestLines } from './src/dev/request-lines.ts';
import { readSite } from './src/integrations/site-file.ts';
import { shortScopes } from './src/integrations/short-scopes.ts';
import { pressAdapter, standfirst } from './src/integrations/standfirst.ts';
import { typeSheetsOf } from './src/integrations/type-sheets.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const site = readSite(root, contentDir);

/** Where the press wants the compiled code; `astro build` by itself writes the newspaper. */
const templates = process.env.STANDFIRST_TEMPLATES;

/**
 * Libraries of the pages, with what they need: many small modules, which become part of the compiled code. Every build opens it, and one
 * file opens in a quarter of the time. What is not named here is opened where it lies, as packages with programs of their own have to be.
 */
const LIBRARIES = [
  /^(feedsmith|trousse|fast-xml-(parser|builder)|is-unsafe|xml-naming|strnum|anynum|path-expression-matcher|@nodable\/entities)$/,
  /^(hast-util-.+|property-information|stringify-entities|character-entities-.+|html-void-elements|zwitch|ccount|(comma|space)-separated-tokens)$/,
  /^(d3-array|d3-geo|internmap|topojson-client|csv-parse|diff|github-slugger)$/,
];

// docs/architecture.md says how `astro build` and `npm run build` come to the same newspaper.
export default defineConfig({
  site: site.space.origin,
  base: site.space.base,
  ...(templates === undefined ? { output: 'static' } : { output: 'server', adapter: pressAdapter() }),
  outDir: templates ?? process.env.STANDFIRST_OUT ?? './dist',
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  // The policy allows each page’s own by their hash: theme/components/site/page-styles.ts.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), standfirst(resolve(root), contentDir, site.space, templates !== undefined)],
  vite: {
    plugins: [
      requestLines(),
      leadingOn(site.space.base),
      shortScopes(),
      tailwindcss(),
      contentReload(root, contentDir),
      editingRoom(root, contentDir, site.space.base),
      settingsScript(site.streamOrigins),
      typeSheetsOf(site.languages),
      contentGuard(root, contentDir, site.space.base),
    ],
    ssr: { noExternal: templates === undefined ? [] : LIBRARIES },
    // Scripts that a reader asks for are few and small: to have them looked for before costs every page more.
    build: { assetsInlineLimit: 0, modulePreload: false },
  },
});
