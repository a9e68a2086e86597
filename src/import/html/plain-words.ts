import { markdownToHtml } from 'satteri';
import { storyPlugins } from '../../content/text/story-markdown.ts';
import { MAIN_TEXT } from '../../content/text/printed-text.ts';
import type { QuotationMarks } from '../../content/text/quotation.ts';
import { TEXT_FEATURES } from '../../content/text/tree.ts';
import type { Root } from 'hast';
import { findFootnotes, type Footnotes } from './footnotes.ts';
import { isBlock, isElement, parseHtml, textWithoutTags } from './html-tree.ts';
import { withShortcodes } from './shortcodes.ts';
import { UNSEEN_NAME } from './swallowed.ts';
import type { Nodes } from 'hast';

/** The words that readers see of a story’s Markdown, as the site itself renders it: in order, without punctuation. Emoji are words. */
export function plainWordsOf(markdown: string): string[] {
  return wordsOf(shownText(rendered(markdown)));
}

/** Every sign that readers see of it, but for spaces and what the site itself sets in print: quotation marks, dashes, dots. */
export function plainTextOf(markdown: string): string {
  return plainSigns(shownText(rendered(markdown.replace(NOTE_MARK, ''))));
}

const NOTE_MARK = /(?<!\\)\[\^\d+\]:?/g;

/** The same of a text that is no Markdown. */
export function plainSigns(text: string): string {
  return text.replace(/[\s\u00a0"'“”‘’–—….-]+/g, '').replace(/\[\^\d+\]:?/g, '');
}

/** Any will do: signs are no words. */
const quotes: QuotationMarks = { quoteOpen: '“', quoteClose: '”', innerQuoteOpen: '‘', innerQuoteClose: '’', apostrophe: '’' };

const { mdastPlugins } = storyPlugins(() => ({ words: { notes: '', backToText: '', quotes }, name: MAIN_TEXT }));

function rendered(markdown: string): Root | undefined {
  const body = markdown.replace(/^<\/?Embed\b[^\n]*>$/gm, '');
  const { html } = markdownToHtml(body, {
    mdastPlugins,
    features: { ...TEXT_FEATURES, gfm: { footnotes: { label: ' ', backContent: ' ' } } },
  });
  return parseHtml(html.replace(/<sup><a [^>]*data-footnote-ref[^>]*>[^<]*<\/a><\/sup>/g, ''));
}

/** The words that readers see of a story’s HTML, in the same form. Footnotes’ numbers are no words, nor are shortcodes in a text of WordPress. */
export function plainWordsOfHtml(html: string, shortcodes = false): string[] {
  const source = shortcodes ? withShortcodes(html) : html;
  const tree = parseHtml(source);
  if (tree === undefined) return wordsOf(textWithoutTags(source));
  return wordsOf(shownText(tree, findFootnotes(tree)));
}

/** The same of any text, such as a caption or the words that a loss names. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/\u00AD|[\u200B-\u200F]|\u2060|\uFEFF|\uFE0E|\uFE0F/g, '')
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\p{Extended_Pictographic}/gu) ?? []
  );
}

const UNSEEN = new Set([UNSEEN_NAME, 'script', 'style', 'template', 'iframe', 'noembed', 'noframes', 'head', 'title', 'rp']);

function shownText(node: Nodes | Root | undefined, footnotes?: Footnotes): string {
  if (node === undefined) return '';
  if (node.type === 'text') return node.value;
  if (node.type === 'element') {
    if (UNSEEN.has(node.tagName) || footnotes?.marks.has(node) === true || footnotes?.backLinks.has(node) === true) return '';
    if (isElement(node, 'br', 'img')) return ' ';
    const text = node.children.map((child) => shownText(child, footnotes)).join('');
    return isBlock(node) || isElement(node, 'rt', 'q') ? ` ${text} ` : text;
  }
  return node.type === 'root' ? node.children.map((child) => shownText(child, footnotes)).join('') : '';
}
