import components from 'virtual:standfirst/mdx-stories';
import type { MDXContent } from 'mdx/types';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { markdownToHtml } from 'satteri';
import { bodyOf } from '../lib/front-matter.ts';
import { digestOf } from '../lib/digest.ts';
import { mayHaveMarks, storyMarkdown, withHeadingIds } from '../lib/story-markdown.ts';
import type { TextRef } from '../lib/view-models.ts';

const processor = createSatteriMarkdownProcessor({ ...storyMarkdown, syntaxHighlight: false, gfm: true, smartypants: true });

/** A text of Markdown as HTML; files are found from the project’s folder, in which all commands run. Throws when the file is no longer the one that the page was asked to print. */
export async function renderText({ file, digest }: TextRef): Promise<string> {
  const bytes = readFileSync(resolve(file));
  if (digestOf(bytes) !== digest) throw new Error(`${file} was changed while the site was being built. Build it again.`);
  const body = bodyOf(bytes.toString());
  try {
    return await renderMarkdown(body);
  } catch (error) {
    throw new Error(`${file}: the text cannot be turned into a page (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
}

/** A plain text takes the shortest way through the same parser, four times as fast; a test holds that both ways agree. */
export async function renderMarkdown(body: string, isPlain = !mayHaveMarks(body)): Promise<string> {
  if (isPlain) return withHeadingIds(markdownToHtml(body, { features: { gfm: true, smartPunctuation: true } }).html);
  return (await (await processor).render(body)).code;
}

/** True for a text in `.mdx`, which a page has to print. */
export function isComponent({ file }: Pick<TextRef, 'file'>): boolean {
  return file.endsWith('.mdx');
}

/** The component that a text in `.mdx` is; undefined for other texts. */
export async function loadComponent(text: TextRef): Promise<MDXContent | undefined> {
  if (!isComponent(text)) return undefined;
  const { file } = text;
  const load = components[file];
  if (!load) throw new Error(`${file} has not been compiled. Start “npm run dev” again.`);
  return (await load()).default;
}
