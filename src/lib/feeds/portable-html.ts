import type { Element, ElementContent, Nodes, Properties, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';

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
const DROPPED = new Set(['iframe', 'noscript', 'object', 'script', 'style', 'svg', 'template', 'title']);
const ADDRESSES = new Set(['href', 'src', 'cite']);

/** What is within more elements is left with its words alone; no page is as deep. */
const DEEPEST = 200;

/**
 * The HTML of a story’s text as it can stand anywhere else: without classes, scripts and drawings, with every address absolute. A drawing
 * leaves the words that describe it, a box to tick a sign.
 */
export function portableHtml(html: string, pageUrl: string): string {
  const tree = htmlToHast(html, { fragment: true });
  const children = 'children' in tree ? portableChildren(tree.children, pageUrl, 0) : [];
  return toHtml({ type: 'root', children }, { characterReferences: { useNamedReferences: true } });
}

function portableChildren(children: readonly RootContent[], pageUrl: string, depth: number): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [child];
    return child.type === 'element' ? portable(child, pageUrl, depth) : [];
  });
}

function portable(node: Element, pageUrl: string, depth: number): ElementContent[] {
  const { tagName, properties } = node;
  if (DROPPED.has(tagName) || properties.ariaHidden === 'true') return describe(node);
  if (tagName === 'input') return properties.type === 'checkbox' ? [text(properties.checked ? '☑' : '☐')] : [];
  const children = depth < DEEPEST ? portableChildren(node.children, pageUrl, depth + 1) : [text(wordsIn(node))];
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

function wordsIn(node: Nodes): string {
  let words = '';
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text') words += next.value;
    if ('children' in next && !(next.type === 'element' && DROPPED.has(next.tagName))) open.push(...next.children.toReversed());
  }
  return words;
}

function element(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
