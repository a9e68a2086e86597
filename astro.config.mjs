import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { satteri } from '@astrojs/markdown-satteri';
import { publishedFiles } from './src/integrations/published-files.ts';
import { settingsScript } from './src/integrations/settings-script.ts';
import { readSite } from './src/integrations/site-file.ts';
import { storyMarkdown } from './src/lib/story-markdown.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
const site = readSite(root, contentDir);

export default defineConfig({
  site: site.space.origin,
  base: site.space.base,
  outDir: process.env.STANDFIRST_OUT ?? './dist',
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  devToolbar: { enabled: false },
  markdown: { processor: satteri(storyMarkdown), syntaxHighlight: false },
  integrations: [mdx()],
  image: { service: { entrypoint: './src/integrations/picture-service.ts' } },
  vite: {
    plugins: [tailwindcss(), publishedFiles(root, contentDir), settingsScript(site.streamOrigins)],
    define: { __CONTENT_DIR__: JSON.stringify(contentDir), __PROJECT_ROOT__: JSON.stringify(root) },
    build: { assetsInlineLimit: 0 },
  },
});
