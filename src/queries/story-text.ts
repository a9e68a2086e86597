import components from 'virtual:standfirst/mdx-stories';
import type { MDXContent } from 'mdx/types';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { storyMarkdown } from '../lib/story-markdown.ts';

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

/** The component that a story in `.mdx` is, by the story’s id. */
export async function loadComponent(id: string): Promise<MDXContent> {
  const load = components[id];
  if (!load) throw new Error(`The story “${id}” has not been compiled. Start “npm run dev” again.`);
  return (await load()).default;
}
