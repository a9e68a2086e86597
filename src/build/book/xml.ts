import type { DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from '../../shared/escape-html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Attributes that mean something in a book; classes, data and hints for browsers stay behind. */
const KEPT: readonly string[] = [
  'alt',
  'cite',
  'colspan',
  'datetime',
  'dir',
  'height',
  'href',
  'hreflang',
  'id',
  'lang',
  'reversed',
  'role',
  'rowspan',
  'scope',
  'src',
  'start',
  'title',
  'type',
  'value',
  'width',
];

/** What XML cannot hold. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it stands in XML. */
export function xmlText(text: string): string {
  return escapeHtml(text.toWellFormed().replace(UNPRINTABLE, ''));
}

/** A node of a page as XHTML; `addressOf` says where its links and pictures lead in a book, undefined of one that leads nowhere there. */
export function writeXhtml(node: Node, addressOf: (name: string, value: string) => string | undefined): string {
  if (isText(node)) return xmlText(node.value);
  if (!isElement(node)) return '';
  const attributes = node.attrs.flatMap(({ name, value }) => {
    if (!KEPT.includes(name)) return [];
    const own = name === 'href' || name === 'src' || name === 'cite' ? addressOf(name, value) : value;
    if (own === undefined) return [];
    const written = ` ${name}="${xmlText(own)}"`;
    return name === 'lang' ? [written, ` xml:lang="${xmlText(own)}"`] : [written];
  });
  if (node.tagName === 'img' && !attributes.some((attribute) => attribute.startsWith(' src='))) return '';
  const children = node.childNodes.map((child) => writeXhtml(child, addressOf)).join('');
  return children === '' && isVoid(node)
    ? `<${node.tagName}${attributes.join('')}/>`
    : `<${node.tagName}${attributes.join('')}>${children}</${node.tagName}>`;
}

/** Every element below a node, in the order of the page. */
export function* elementsIn(node: { childNodes: Node[] }): Generator<Element> {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The words of an element, as they are read. */
export function wordsOf(element: Element): string {
  const write = (node: Node): string => (isText(node) ? node.value : isElement(node) ? node.childNodes.map(write).join('') : '');
  return write(element).replace(/\s+/g, ' ').trim();
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function isVoid({ tagName }: Element): boolean {
  return ['br', 'hr', 'img', 'wbr', 'col'].includes(tagName);
}
