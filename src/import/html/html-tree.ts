import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import {
  defaultTreeAdapter,
  parse,
  parseFragment,
  serialize,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type ParserOptions,
} from 'parse5';
import { showSwallowed, UNSEEN_NAME } from './swallowed.ts';

/** Deeper than this browsers themselves stop to nest. */
const DEEPEST = 512;

class TooDeep extends Error {}

/** Reads a piece of HTML as browsers do. Undefined when it is nested deeper than any browser shows. */
export function parseHtml(html: string): Root | undefined {
  return withinDepth((options) => {
    const tree = fromParse5(parsePiece(html, options));
    return tree.type === 'root' ? tree : { type: 'root', children: [] };
  });
}

/** A whole page as browsers show it, as HTML that every parser reads alike. Undefined when it is nested deeper than any browser shows. */
export function shownPage(html: string): string | undefined {
  return withinDepth((options) => {
    const { isCut, onParseError } = watchForCut();
    const page = parse(html, { ...options, onParseError });
    showSwallowed(page, html, isCut(), (piece) => parsePiece(piece, options));
    return serialize(page);
  });
}

type Options = ParserOptions<DefaultTreeAdapterMap>;

/** What an unclosed element has swallowed may hold such elements again. */
const MOST_SWALLOWED = 4;

function parsePiece(html: string, options: Options, depth = 0): DefaultTreeAdapterTypes.DocumentFragment {
  const { isCut, onParseError } = watchForCut();
  const fragment = parseFragment(html, { ...options, onParseError });
  showSwallowed(fragment, html, isCut(), depth < MOST_SWALLOWED ? (piece) => parsePiece(piece, options, depth + 1) : undefined);
  return fragment;
}

function watchForCut(): { isCut: () => boolean; onParseError: (error: { code: string }) => void } {
  let isCut = false;
  return {
    isCut: () => isCut,
    onParseError: ({ code }) => {
      isCut ||= code === 'eof-in-tag';
    },
  };
}

function withinDepth<Result>(read: (options: Options) => Result): Result | undefined {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1;
      if (depth > DEEPEST) throw new TooDeep();
    },
    onItemPop: () => {
      depth -= 1;
    },
  };
  try {
    return read({ scriptingEnabled: false, sourceCodeLocationInfo: true, treeAdapter });
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

/** The text of HTML that is too broken to be read, its tags cut out without being understood. */
export function textWithoutTags(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|iframe|object|svg)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(?:p|div|h[1-6]|li|tr|blockquote|section|article)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, ' ')
    .replace(/</g, '&lt;');
  const tree = parseHtml(bare);
  return tree === undefined ? '' : textOf(tree);
}

export function isElement<Name extends string>(node: Nodes | undefined, ...names: readonly Name[]): node is Element & { tagName: Name } {
  return node?.type === 'element' && (names.length === 0 || (names as readonly string[]).includes(node.tagName));
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** An attribute as text; undefined when it is not there or empty. Names are as in hast: `className`, `dataSrc`. */
export function attribute(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text.trim();
}

export function hasClass(node: Element, pattern: RegExp): boolean {
  return (attribute(node, 'className') ?? '').split(/\s+/).some((name) => pattern.test(name));
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** True for elements that stand in blocks of their own, so that words before and after them are not one word. */
export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}

const WORDLESS = new Set([
  UNSEEN_NAME,
  'script',
  'style',
  'template',
  'noembed',
  'noframes',
  'iframe',
  'object',
  'svg',
  'head',
  'title',
  'datalist',
]);

/** The words that a browser would show, blocks and lines apart from each other by line breaks. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && WORDLESS.has(node.tagName)) return '';
  if (isElement(node, 'br')) return '\n';
  const text = (node.children as readonly RootContent[]).map(textOf).join('');
  return isBlock(node) ? `\n\n${text}\n\n` : text;
}

/** Every word in a node on one line, whether a browser would show it or not. */
export function allWordsOf(node: Nodes): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'text') words.push(next.value);
    else if ('children' in next && !isElement(next, 'script', 'style')) open.push(...next.children.toReversed());
  }
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** The same on one line. */
export function lineOf(node: Nodes | readonly ElementContent[]): string {
  const text = 'type' in node ? textOf(node) : node.map(textOf).join('');
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** The first element below `node` that `matches`, in the order of the text. */
export function findElement(node: Element | Root, matches: (candidate: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    if (matches(child)) return child;
    const found = findElement(child, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every element below `node`, in the order of the text. */
export function* elementsOf(node: Element | Root): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsOf(child);
  }
}
