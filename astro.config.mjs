import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { satteri } from '@astrojs/markdown-satteri';
import { contentGuard } from './src/integrations/content-guard.ts';
import { contentReload } from './src/integrations/content-reload.ts';
import { editingRoom } from './src/integrations/editing-room.ts';
import { mdxStories } from './src/integrations/mdx-stories.ts';
import { pressAdapter } from './src/integrations/press-adapter.ts';
import { settingsScript } from './src/integrations/settings-script.ts';
import { requestLines } from './src/integrations/request-lines.ts';
import { readSite } from './src/integrations/site-file.ts';
import { readTextWords, settingOfFile } from './src/integrations/text-words.ts';
import { storyPlugins } from './src/lib/story-markdown.ts';
import { TEXT_FEATURES } from './src/lib/text/tree.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const site = readSite(root, contentDir);
const textWords = await readTextWords(root);

// Astro compiles the templates; the press prints every page with them: docs/architecture.md.
export default defineConfig({
  site: site.space.origin,
  base: site.space.base,
  output: 'server',
  adapter: pressAdapter(),
  outDir: process.env.STANDFIRST_TEMPLATES ?? './.cache/templates/by-hand',
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: { processor: satteri({ ...storyPlugins(settingOfFile(textWords)), features: TEXT_FEATURES }), syntaxHighlight: false },
  integrations: [mdx()],
  vite: {
    plugins: [
      requestLines(),
      tailwindcss(),
      contentReload(root, contentDir),
      editingRoom(root, contentDir, site.space.base),
      mdxStories(root, contentDir, process.env.STANDFIRST_MDX_STORIES),
      settingsScript(site.streamOrigins),
      contentGuard(root, contentDir, site.space.base),
    ],
    build: { assetsInlineLimit: 0 },
  },
});
