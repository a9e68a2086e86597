import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { printable } from './printable.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const PARAGRAPHS = new Set([
  'p',
  'div',
  'address',
  'aside',
  'dl',
  'header',
  'footer',
  'main',
  'nav',
  'details',
  'fieldset',
  'blockquote',
  'ul',
  'ol',
  'pre',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figure',
  'section',
  'article',
]);
const LINES = new Set(['br', 'li', 'tr', 'hr', 'dt', 'dd', 'td', 'th', 'caption', 'figcaption', 'option', 'summary']);
/** Beside a formula stands the same once more, in the language of a typesetting program. */
const UNSPOKEN = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript', 'annotation', 'annotation-xml']);

/** A sign that begins no tag of HTML: “a < b”, “Rings <again>”. */
const NO_TAG =
  /<(?!\/?(?:a|abbr|address|annotation|annotation-xml|article|aside|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|m(?:action|ath|error|frac|i|n|o|over|padded|phantom|row|s|space|sqrt|root|style|su[bp]|subsup|table|td|text|tr|under|underover)|main|mark|nav|noscript|object|ol|p|pre|q|r[bpt]|rtc|ruby|s|samp|script|section|semantics|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)\b|!--)/gi;

/**
 * The words of a piece of HTML, such as a comment or a caption: paragraphs are separated by an empty line. An address that a link
 * leads to follows its words in brackets, unless it is the words.
 */
export function plainTextOfHtml(html: string, links = false): string {
  if (!/[<&]/.test(html)) return tidy(html);
  const words: string[] = [];
  for (const node of parseFragment(html.replace(NO_TAG, '&lt;')).childNodes) collect(node, words, links);
  return tidy(words.join(''));
}

/** The words of a piece of HTML on one line. */
export function lineOfHtml(html: string): string {
  return plainTextOfHtml(html).replace(/\s+/g, ' ');
}

function collect(node: Node, words: string[], links: boolean): void {
  // An open list rather than recursion: comments nested a million deep must not end the program.
  const open: (Node | string)[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') words.push(next);
    else if (next.nodeName === '#text' && 'value' in next) words.push(next.value);
    else if ('childNodes' in next && !UNSPOKEN.has(next.nodeName)) {
      const around = PARAGRAPHS.has(next.nodeName) ? '\n\n' : LINES.has(next.nodeName) ? '\n' : '';
      words.push(next.nodeName === 'br' ? '' : around);
      open.push(around, ...(links ? addressOf(next) : []), ...[...next.childNodes].reverse());
    }
  }
}

function addressOf(node: Node): string[] {
  if (node.nodeName !== 'a' || !('attrs' in node)) return [];
  const address = node.attrs.find(({ name }) => name === 'href')?.value.trim() ?? '';
  const own = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  return /^https?:\/\//i.test(address) && own.trim() !== address ? [` (${address})`] : [];
}

function tidy(text: string): string {
  return printable(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}
