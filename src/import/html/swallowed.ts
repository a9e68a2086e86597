import { defaultTreeAdapter as adapter, html as names, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Child = DefaultTreeAdapterTypes.ChildNode;
type CommentNode = DefaultTreeAdapterTypes.CommentNode;
type Element = DefaultTreeAdapterTypes.Element;
type Holder = DefaultTreeAdapterTypes.ParentNode;

/** Stands for what a browser would not show: words in it are told in the report. */
export const UNSEEN_NAME = 'sf-unseen';

/** Elements whose content is no markup: left open, they swallow all that follows. */
const RAW = new Set(['textarea', 'title', 'plaintext', 'xmp', 'noembed', 'noframes', 'iframe']);
const CODE = new Set(['script', 'style']);

/** Reads a piece of the source that an unclosed element had swallowed; undefined when that has been done often enough. */
type Parse = ((html: string) => Holder) | undefined;

/**
 * Brings to light what a tree of parse5 holds out of sight, in place: the content of templates that a browser shows or that were never
 * closed, and what stands after an unclosed `<textarea>` and the like. What stays out of sight becomes an element of its own, so
 * that no word is lost without a trace. `isCut` says that the source ends within a tag.
 */
export function showSwallowed(root: Holder, source: string, isCut: boolean, parse: Parse): void {
  const open: Node[] = [root];
  let end = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    end = Math.max(end, endOf(node));
    if (adapter.isElementNode(node)) showElement(node, source, parse);
    else if (adapter.isCommentNode(node) && isOpenComment(node, source)) replace(node, unseen(node.data));
    if ('childNodes' in node) open.push(...node.childNodes);
  }
  // The parser drops a tag that never ends, with every word in it.
  if (isCut) append(bodyOf(root), unseen(source.slice(end).replace(/<[^<>]*>/g, ' '), 'cut'));
}

/** What is shown of a page; of a piece, all of it. */
function bodyOf(root: Holder): Holder {
  const page = root.childNodes.find((node) => node.nodeName === 'html');
  const body = page !== undefined && 'childNodes' in page ? page.childNodes.find((node) => node.nodeName === 'body') : undefined;
  return body !== undefined && 'childNodes' in body ? body : root;
}

/** Where the last thing of the source that is known to be in the tree ends. */
function endOf(node: Node): number {
  const place = node.sourceCodeLocation;
  if (!place) return 0;
  if ('startTag' in place) return Math.max(place.startTag.endOffset, place.endTag?.endOffset ?? 0);
  return 'childNodes' in node ? 0 : place.endOffset;
}

function showElement(node: Element, source: string, parse: Parse): void {
  const name = node.tagName;
  const place = node.sourceCodeLocation;
  const isOpen = place?.startTag !== undefined && place.endTag === undefined;
  if (name === 'template') {
    const isShown = isOpen || node.attrs.some((one) => one.name === 'shadowrootmode' || one.name === 'shadowroot');
    const { content } = node as DefaultTreeAdapterTypes.Template;
    rename(node, isShown ? 'div' : UNSEEN_NAME, content.childNodes);
    if (isShown) standApart(node);
  } else if (isOpen && RAW.has(name) && parse !== undefined) {
    rename(node, 'div', parse(source.slice(place.startTag?.endOffset)).childNodes);
    standApart(node);
  } else if (isOpen && CODE.has(name)) rename(node, UNSEEN_NAME, node.childNodes);
}

/** Puts a block after the paragraph or phrase that it stands in. */
function standApart(node: Element): void {
  let outer: Element | undefined;
  for (let at = node.parentNode; at !== null && adapter.isElementNode(at) && PHRASES.has(at.tagName); at = at.parentNode) outer = at;
  const holder = outer?.parentNode;
  if (outer === undefined || !holder) return;
  const next = holder.childNodes[holder.childNodes.indexOf(outer) + 1];
  adapter.detachNode(node);
  if (next === undefined) append(holder, node);
  else adapter.insertBefore(holder, node, next);
}

const PHRASES = new Set('p h1 h2 h3 h4 h5 h6 a abbr b bdi cite code em i q s small span strong sub sup u'.split(' '));

function isOpenComment(node: CommentNode, source: string): boolean {
  const { startOffset = 0, endOffset = 0 } = node.sourceCodeLocation ?? {};
  return endOffset >= source.length && source.startsWith('<!--', startOffset) && !/^<!--?>|--!?>$/.test(source.slice(startOffset));
}

function unseen(text: string, how?: 'cut'): Element {
  const node = adapter.createElement(UNSEEN_NAME, names.NS.HTML, how === undefined ? [] : [{ name: `data-${how}`, value: '' }]);
  append(node, { nodeName: '#text', parentNode: null, value: text });
  return node;
}

function append(parent: Holder, child: Child): void {
  adapter.appendChild(parent, child);
}

function replace(node: Child, other: Child): void {
  const parent = node.parentNode;
  if (parent === null) return;
  adapter.insertBefore(parent, other, node);
  adapter.detachNode(node);
}

function rename(node: Element, name: string, children: readonly Child[]): void {
  node.nodeName = name;
  node.tagName = name;
  node.childNodes = [];
  for (const child of children) append(node, child);
}
