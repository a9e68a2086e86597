import loadStory from 'virtual:standfirst/mdx-stories';
import type { MDXContent } from 'mdx/types';
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';
import { markdownToHtml } from 'satteri';
import { mayHaveMarks, storyMarkdown, withHeadingIds } from '../lib/story-markdown.ts';
import { TEXT_FEATURES } from '../lib/text/tree.ts';
import type { TextRef } from '../lib/view-models.ts';
import { openText } from './text-files.ts';

const processor = createSatteriMarkdownProcessor({ ...storyMarkdown, syntaxHighlight: false, gfm: true, smartypants: true });

/** A text of Markdown as HTML. Throws when its file is no longer the one that the page was asked to print. */
export async function renderText(text: TextRef): Promise<string> {
  const { file } = text;
  const body = openText(text);
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
  if (isPlain) return withHeadingIds(markdownToHtml(body, { features: TEXT_FEATURES }).html);
  return (await (await processor).render(body)).code;
}

/** True for a text in `.mdx`, which a page has to print. */
export function isComponent({ file }: Pick<TextRef, 'file'>): boolean {
  return file.endsWith('.mdx');
}

/** The component that a text in `.mdx` is; undefined for other texts. */
export async function loadComponent(text: TextRef): Promise<MDXContent | undefined> {
  if (!isComponent(text)) return undefined;
  return (await loadStory(text)).default;
}
