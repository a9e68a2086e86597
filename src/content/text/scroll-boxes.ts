import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { escapeByNumber } from '../../shared/escape-html.ts';

/** What a box is called for readers who cannot see it, in the edition’s words. */
export interface ScrollBoxNames {
  table: string;
  code: string;
}

/** Parts that see to their own tables. */
const OWN = new Set(['table-scroll', 'code-scroll', 'chart']);

/**
 * Puts each table and each block of code of a text into a box that is moved sideways where it is wider than the page, with a pointer or
 * by keyboard, however it was written. A table is called by its caption where it has one. All other bytes stay as they are.
 */
export function withScrollBoxes(html: string, names: ScrollBoxNames): string {
  if (!/<(?:table|pre)\b/i.test(html)) return html;
  const boxes = wideParts(parseFragment(html, { sourceCodeLocationInfo: true })).sort((a, b) => a.start - b.start);
  let result = '';
  let end = 0;
  for (const box of boxes) {
    const name = box.caption === '' ? names[box.kind] : box.caption;
    result += html.slice(end, box.start);
    result += `<div class="${box.kind}-scroll" role="group" aria-label="${escapeByNumber(name)}" tabindex="0">${html.slice(box.start, box.end)}</div>`;
    end = box.end;
  }
  return result + html.slice(end);
}

interface WidePart {
  kind: 'table' | 'code';
  caption: string;
  start: number;
  end: number;
}

function wideParts(parent: DefaultTreeAdapterTypes.ParentNode): WidePart[] {
  return parent.childNodes.flatMap((node) => {
    if (!('tagName' in node) || classesOf(node).some((name) => OWN.has(name))) return [];
    const place = node.sourceCodeLocation;
    if ((node.tagName !== 'table' && node.tagName !== 'pre') || !place) return wideParts(node);
    const kind = node.tagName === 'table' ? 'table' : 'code';
    return [{ kind, caption: captionOf(node), start: place.startOffset, end: place.endOffset }];
  });
}

function classesOf(element: DefaultTreeAdapterTypes.Element): string[] {
  return (element.attrs.find(({ name }) => name === 'class')?.value ?? '').split(/\s+/);
}

function captionOf(element: DefaultTreeAdapterTypes.Element): string {
  const caption = element.childNodes.find((node) => node.nodeName === 'caption');
  return caption ? wordsOf(caption).replace(/\s+/g, ' ').trim() : '';
}

function wordsOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
}
