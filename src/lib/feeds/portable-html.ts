/** Elements that feed readers know, with the attributes that carry meaning. All others are left out and their content stays. */
const KEPT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    'a:href',
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
    'del:datetime',
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
    'ins:datetime',
    'kbd',
    'li',
    'mark',
    'ol:start',
    'p',
    'pre',
    'q:cite',
    's',
    'samp',
    'small',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td:colspan rowspan',
    'tfoot',
    'th:colspan rowspan scope',
    'thead',
    'time:datetime',
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
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const ADDRESSES = new Set(['href', 'src', 'cite']);

const TAG = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w:-]*)([^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** An element that is open while the HTML is gone through. */
interface Open {
  name: string;
  /** What its end is written as. */
  end: string;
}

/**
 * The HTML of a story’s text as it can stand anywhere else: without classes, scripts and drawings, with every address absolute. A drawing
 * leaves the words that describe it.
 */
export function portableHtml(html: string, pageUrl: string): string {
  const open: Open[] = [];
  let written = '';
  let position = 0;
  let dropped: { name: string; depth: number } | undefined;
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, rawName, rawAttributes = ''] = match;
    if (!dropped) written += html.slice(position, match.index);
    position = match.index + whole.length;
    if (rawName === undefined) continue;
    const name = rawName.toLowerCase();
    const isVoid = VOID.has(name);
    if (dropped) {
      // Only inside drawings does a slash at a tag’s end close its element.
      if (name === dropped.name && !rawAttributes.endsWith('/')) dropped.depth += slash === '/' ? -1 : 1;
      if (dropped.depth === 0) dropped = undefined;
      continue;
    }
    if (slash === '/') {
      written += closeElement(open, name);
      continue;
    }
    const attributes = readAttributes(rawAttributes);
    if (DROPPED.has(name) || attributes.get('aria-hidden') === 'true') {
      written += describe(name, attributes);
      if (!isVoid) dropped = { name, depth: 1 };
      continue;
    }
    const { start, end } = rewrite(name, attributes, pageUrl);
    written += start;
    if (!isVoid) open.push({ name, end });
  }
  const rest = dropped ? '' : html.slice(position);
  return `${written}${rest}${closeFrom(open, 0)}`;
}

function closeElement(open: Open[], name: string): string {
  const place = open.findLastIndex((element) => element.name === name);
  return place < 0 ? '' : closeFrom(open, place);
}

/** The ends of an element and of those inside it that were left open. */
function closeFrom(open: Open[], place: number): string {
  return open
    .splice(place)
    .reverse()
    .map(({ end }) => end)
    .join('');
}

function describe(name: string, attributes: ReadonlyMap<string, string>): string {
  const label = attributes.get('aria-label');
  return name === 'svg' && label !== undefined ? `<p>${escapeHtml(label)}</p>` : '';
}

function rewrite(name: string, attributes: ReadonlyMap<string, string>, pageUrl: string): { start: string; end: string } {
  const classes = (attributes.get('class') ?? '').split(/\s+/);
  if (classes.includes('pull')) return { start: '<blockquote>', end: '</blockquote>' };
  if (classes.includes('note')) return { start: '<aside>', end: '</aside>' };
  if (name === 'summary' || classes.includes('note-title')) return { start: '<p><strong>', end: '</strong></p>' };
  const kept = classes.includes('table-scroll') ? undefined : KEPT[name];
  if (!kept) return { start: '', end: '' };
  const written = kept.flatMap((attribute) => {
    const value = attributes.get(attribute);
    const own = value !== undefined && ADDRESSES.has(attribute) ? absolute(value, pageUrl) : value;
    return own === undefined ? [] : [` ${attribute}="${escapeHtml(own)}"`];
  });
  return { start: `<${name}${written.join('')}>`, end: `</${name}>` };
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function readAttributes(text: string): ReadonlyMap<string, string> {
  if (text === '') return NO_ATTRIBUTES;
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

/** Undefined for what is no address that a reader could follow. */
function absolute(address: string, pageUrl: string): string | undefined {
  if (!URL.canParse(address, pageUrl)) return undefined;
  const url = new URL(address, pageUrl);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
