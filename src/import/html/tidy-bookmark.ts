import type { Element, ElementContent } from 'hast';
import { linkAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { attribute, findElement, hasClass, isElement, lineOf } from './html-tree.ts';
import { cleanText, link, paragraph, words } from './pieces.ts';
import { captionParagraph } from './tidy-figure.ts';

export function tidyBookmark(node: Element, desk: Desk): ElementContent[] {
  const anchor = isElement(node, 'a') ? node : findElement(node, (inner) => isElement(inner, 'a'));
  const href = anchor === undefined ? undefined : attribute(anchor, 'href');
  const url = href === undefined ? undefined : linkAddress(href, desk.base);
  const part = (pattern: RegExp): string => {
    const found = findElement(node, (inner) => hasClass(inner, pattern));
    return found === undefined ? '' : cleanText(lineOf(found));
  };
  const title = [part(/^kg-bookmark-title$/), url ?? ''].find((text) => text !== '') ?? '';
  const rest = [part(/^kg-bookmark-description$/), part(/^kg-bookmark-author$/), part(/^kg-bookmark-publisher$/)].filter(
    (text) => text !== '',
  );
  const caption = findElement(node, (inner) => isElement(inner, 'figcaption'));
  const head = url === undefined ? words(title) : link(url, title);
  return [paragraph(head, ...rest.map((text) => words(` — ${text}`))), ...(caption === undefined ? [] : captionParagraph(caption, desk))];
}
