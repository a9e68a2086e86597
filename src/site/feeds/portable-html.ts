import type { Element, ElementContent, Properties, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import { readTags } from '../../content/text/html-tokens.ts';

/** Elements that feed readers know, with the attributes that carry meaning. All others are left out and their content stays. */
const KEPT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    'a:href hrefLang',
    'abbr:title',
    'aside',
    'b',
    'bdi',
    'bdo',
    'blockquote:cite',
    'br',
    'caption',
    'cite',
    'code',
    'dd',
    'del:dateTime',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img:src alt width height',
    'ins:dateTime',
    'kbd',
    'li:value',
    'mark',
    'ol:start reversed type',
    'p',
    'pre',
    'q:cite',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'small',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td:colSpan rowSpan',
    'tfoot',
    'th:colSpan rowSpan scope',
    'thead',
    'time:dateTime',
    'tr',
    'u',
    'ul',
    'var',
    'wbr',
  ].map((line): [string, string[]] => {
    const [name = '', attributes = ''] = line.split(':');
    return [name, ['lang', 'dir', ...attributes.split(' ').filter(Boolean)]];
  }),
);

/** Elements that go with all that is in them. */
const DROPPED = new Set(['form', 'iframe', 'noscript', 'object', 'script', 'style', 'svg', 'template', 'title']);
const ADDRESSES = new Set(['href', 'src', 'cite']);

/** Of HTML that is deeper, which no page is, only the words are left. */
const DEEPEST = 200;

/**
 * The HTML of a story’s text as it can stand anywhere else: without classes, scripts and drawings, with every address absolute. A drawing
 * leaves the words that describe it, a box to tick a sign.
 */
export function portableHtml(html: string, pageUrl: string): string {
  const children = isDeep(html) ? [text(wordsOf(html))] : portableChildren(parse(html), pageUrl);
  return toHtml({ type: 'root', children }, { characterReferences: { useNamedReferences: true } });
}

function parse(html: string): readonly RootContent[] {
  const tree = htmlToHast(html, { fragment: true });
  return tree.type === 'root' ? tree.children : [];
}

function wordsOf(html: string): string {
  return readTags(html)
    .map((token) => (token.kind === 'words' || token.kind === 'space' ? token.written : ' '))
    .join('');
}

function portableChildren(children: readonly RootContent[], pageUrl: string): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [child];
    return child.type === 'element' ? portable(child, pageUrl) : [];
  });
}

function portable(node: Element, pageUrl: string): ElementContent[] {
  const { tagName, properties } = node;
  if (DROPPED.has(tagName) || properties.ariaHidden === 'true') return describe(node);
  if (tagName === 'input') return properties.type === 'checkbox' ? [text(properties.checked ? '☑' : '☐')] : [];
  const children = portableChildren(node.children, pageUrl);
  const classes = classesOf(properties);
  if (classes.includes('pull')) return [element('blockquote', children)];
  if (classes.includes('note')) return [element('aside', children)];
  if (tagName === 'summary' || classes.includes('note-title')) return [element('p', [element('strong', children)])];
  const kept = classes.includes('table-scroll') ? undefined : KEPT[tagName];
  if (kept) return [element(tagName, children, keptProperties(properties, kept, pageUrl))];
  const isForeign = tagName === 'span' && (properties.lang !== undefined || properties.dir !== undefined);
  return isForeign ? [element('span', children, keptProperties(properties, ['lang', 'dir'], pageUrl))] : children;
}

function describe({ tagName, properties }: Element): ElementContent[] {
  const { ariaLabel } = properties;
  return tagName === 'svg' && typeof ariaLabel === 'string' ? [element('p', [text(ariaLabel)])] : [];
}

function keptProperties(properties: Properties, kept: readonly string[], pageUrl: string): Properties {
  return Object.fromEntries(
    kept.flatMap((name): [string, Properties[string]][] => {
      const value = properties[name];
      const own = ADDRESSES.has(name) ? absolute(value, pageUrl) : value;
      return own === undefined ? [] : [[name, own]];
    }),
  );
}

function classesOf({ className }: Properties): readonly (string | number)[] {
  return Array.isArray(className) ? className : [];
}

/** Undefined for what is no address that a reader could follow. */
function absolute(address: Properties[string], pageUrl: string): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address, pageUrl)) return undefined;
  const url = new URL(address, pageUrl);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
}

const TAG = /<(\/?)([a-z][\w:-]*)/gi;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** True of HTML that goes deeper than any page does. It is gone through once: what parses it takes longer with each level. */
function isDeep(html: string): boolean {
  const open = new Map<string, number>();
  let depth = 0;
  let end = -1;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(TAG)) {
    if (end < index) end = html.indexOf('>', index);
    if (end < 0) return false;
    const tag = name.toLowerCase();
    const own = open.get(tag) ?? 0;
    // Only inside drawings does a slash at a tag’s end close its element.
    if (VOID.has(tag) || ((open.get('svg') ?? 0) > 0 && html[end - 1] === '/')) continue;
    if (slash === '/' && own === 0) continue;
    const step = slash === '/' ? -1 : 1;
    open.set(tag, own + step);
    depth += step;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function element(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
