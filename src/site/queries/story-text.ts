import type { MDXContent } from 'mdx/types';
import { translator } from '../../messages/messages.ts';
import { settleMdx } from '../../content/checks/checked-mdx.ts';
import { MAIN_TEXT, type TextSetting } from '../../content/text/printed-text.ts';
import { renderMarkdown } from '../../content/text/render.ts';
import type { EditionView } from '../views/edition.ts';
import type { TextRef } from '../views/text-ref.ts';
import { makeComponent } from './mdx-component.ts';
import { openText } from './text-files.ts';

/**
 * A text of Markdown as HTML, with the words of an edition; of several texts on a page, each has a name of its own. Throws when the
 * text’s file is no longer the one that the page was asked to print.
 */
export function renderText(text: TextRef, edition: EditionView, name = MAIN_TEXT): string {
  const body = openText(text);
  return named(text, () => renderMarkdown(body, settingOf(edition, name)));
}

/** True for a text in `.mdx`, which a page has to print. */
export function isComponent({ file }: Pick<TextRef, 'file'>): boolean {
  return file.endsWith('.mdx');
}

/**
 * The component that a text in `.mdx` is, with the words of an edition; undefined for other texts. What is run is made of the very text
 * that passed the check: docs/decisions/021-stories-are-not-code.md. Throws as `renderText` does, and for a text with a fault.
 */
export function componentOf(text: TextRef, edition: EditionView): MDXContent | undefined {
  if (!isComponent(text)) return undefined;
  const body = settleMdx(text.file, openText(text));
  return named(text, () => makeComponent(body, settingOf(edition, MAIN_TEXT)));
}

function settingOf(edition: EditionView, name: string): TextSetting {
  const words = translator(edition);
  return { words: { notes: words.text('notes'), backToText: words.text('backToText'), quotes: words.quotes }, name };
}

function named<T>({ file }: TextRef, print: () => T): T {
  try {
    return print();
  } catch (error) {
    throw new Error(`${file}: the text cannot be turned into a page (${error instanceof Error ? error.message : String(error)}).`, {
      cause: error,
    });
  }
}
