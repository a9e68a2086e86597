import loadStory from 'virtual:standfirst/mdx-stories';
import type { MDXContent } from 'mdx/types';
import { translator } from '../../messages/messages.ts';
import { MAIN_TEXT } from '../../content/text/printed-text.ts';
import { renderMarkdown } from '../../content/text/render.ts';
import type { EditionView } from '../views/edition.ts';
import type { TextRef } from '../views/text-ref.ts';
import { openText } from './text-files.ts';

/**
 * A text of Markdown as HTML, with the words of an edition; of several texts on a page, each has a name of its own. Throws when the
 * text’s file is no longer the one that the page was asked to print.
 */
export function renderText(text: TextRef, edition: EditionView, name = MAIN_TEXT): string {
  const body = openText(text);
  const words = translator(edition);
  const setting = { words: { notes: words.text('notes'), backToText: words.text('backToText'), quotes: words.quotes }, name };
  try {
    return renderMarkdown(body, setting);
  } catch (error) {
    throw new Error(`${text.file}: the text cannot be turned into a page (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
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
