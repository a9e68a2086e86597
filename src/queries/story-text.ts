import type { MDXContent } from 'mdx/types';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { storyMarkdown } from '../lib/story-markdown.ts';

/** The stories that need components; each is compiled by Astro and loaded when its page renders. */
const components = import.meta.glob<{ default: MDXContent }>('@content/articles/**/*.mdx');

let processor: ReturnType<typeof createSatteriMarkdownProcessor> | undefined;

/** The text below a file’s front matter. Bodies are not in the content store; the page that prints one reads it. */
export async function readBody(file: string): Promise<string> {
  const text = await readFile(join(__PROJECT_ROOT__, file), 'utf8');
  return text.replace(/^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/, '');
}

/** A body of Markdown as HTML. */
export async function renderBody(body: string): Promise<string> {
  processor ??= createSatteriMarkdownProcessor({ ...storyMarkdown, syntaxHighlight: false, gfm: true, smartypants: true });
  return (await (await processor).render(body)).code;
}

/** The component of a story in `.mdx`. */
export async function loadComponent(file: string): Promise<MDXContent> {
  const path = Object.keys(components).find((key) => join(__PROJECT_ROOT__, file).endsWith(key.replace(/^(\.\.\/)+/, '')));
  const load = path === undefined ? undefined : components[path];
  if (!load) throw new Error(`${file} has not been compiled.`);
  return (await load()).default;
}
