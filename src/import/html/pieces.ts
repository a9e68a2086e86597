import type { Element, ElementContent } from 'hast';
import { element, isBlock } from './html-tree.ts';

export function isInline(node: Element): boolean {
  return !node.children.some(isBlock);
}

/** Control characters have no place in a text; line separators are spaces in all but name. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u2028\u2029\v\f\u0085]/g, ' ')
    .replace(/(?![\t\n\r])\p{Cc}|[\uFEFF\uFFFE\uFFFF\u00AD]/gu, '');
}

export const paragraph = (...children: ElementContent[]): Element => element('p', {}, children);

export const words = (value: string): ElementContent => ({ type: 'text', value });

export function link(url: string, label: string): ElementContent {
  return element('a', { href: url }, [words(label)]);
}

export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export function lastPart(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').pop() ?? '';
}
