/** What is wrong with an attribute. */
export type AttributeFault = { kind: 'unknown'; allowed: readonly string[] } | { kind: 'value'; allowed: readonly string[] };

/** Tells whether an attribute may have a value; texts say what else is allowed. */
interface AttributeRule {
  isAllowed(value: string): boolean;
  allowed: readonly string[];
}

const anyText: AttributeRule = { isAllowed: () => true, allowed: [] };
const oneOf = (...allowed: string[]): AttributeRule => ({ isAllowed: (value) => allowed.includes(value), allowed });
const number: AttributeRule = { isAllowed: (value) => /^-?\d{1,6}$/.test(value), allowed: ['a whole number'] };
const count: AttributeRule = { isAllowed: (value) => /^[1-9]\d{0,2}$/.test(value), allowed: ['a whole number from 1 to 999'] };
const mark: AttributeRule = { isAllowed: (value) => value === '' || value === 'true', allowed: ['nothing: write the name alone'] };
const language: AttributeRule = {
  isAllowed: (value) => /^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(value),
  allowed: ['a language code like “en” or “pt-BR”'],
};
const date: AttributeRule = { isAllowed: (value) => /^[\dTPZW:.+ -]{1,40}$/.test(value), allowed: ['a date or time like “2026-11-22”'] };

/** The beginnings of addresses that a text may lead to; one without is an address on this site. */
export const LINK_PROTOCOLS: readonly string[] = ['https:', 'http:', 'mailto:', 'tel:'];

const link: AttributeRule = { isAllowed: isAllowedAddress, allowed: LINK_PROTOCOLS };

/** Of every element. */
const GLOBAL: Readonly<Record<string, AttributeRule>> = { dir: oneOf('ltr', 'rtl', 'auto'), lang: language, title: anyText };

const NONE: Readonly<Record<string, AttributeRule>> = {};
const CELL = { colspan: count, rowspan: count, headers: anyText, scope: oneOf('row', 'col', 'rowgroup', 'colgroup'), abbr: anyText };

/**
 * The HTML that a text may hold, element by element with its own attributes: what has a meaning for readers and cannot run, load, move,
 * cover or take the place of anything. Everything else is a fault. Components have their own list: `content/schemas/story-components.ts`.
 */
const ELEMENTS: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  a: { href: link, hreflang: language },
  abbr: NONE,
  b: NONE,
  bdi: NONE,
  bdo: NONE,
  blockquote: { cite: link },
  br: NONE,
  caption: NONE,
  cite: NONE,
  code: NONE,
  col: { span: count },
  colgroup: { span: count },
  data: { value: anyText },
  dd: NONE,
  del: { cite: link, datetime: date },
  details: { open: mark },
  dfn: NONE,
  div: NONE,
  dl: NONE,
  dt: NONE,
  em: NONE,
  h2: NONE,
  h3: NONE,
  h4: NONE,
  h5: NONE,
  h6: NONE,
  hr: NONE,
  i: NONE,
  ins: { cite: link, datetime: date },
  kbd: NONE,
  li: { value: number },
  mark: NONE,
  ol: { reversed: mark, start: number, type: oneOf('1', 'a', 'A', 'i', 'I') },
  p: NONE,
  pre: NONE,
  q: { cite: link },
  rp: NONE,
  rt: NONE,
  ruby: NONE,
  s: NONE,
  samp: NONE,
  small: NONE,
  span: NONE,
  strong: NONE,
  sub: NONE,
  summary: NONE,
  sup: NONE,
  table: NONE,
  tbody: NONE,
  td: CELL,
  tfoot: NONE,
  th: CELL,
  thead: NONE,
  time: { datetime: date },
  tr: NONE,
  u: NONE,
  ul: NONE,
  var: NONE,
  wbr: NONE,
};

export const ALLOWED_ELEMENTS: readonly string[] = Object.keys(ELEMENTS);

/** Elements that have neither content nor an end. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'wbr']);

export function isAllowedElement(name: string): boolean {
  return Object.hasOwn(ELEMENTS, name);
}

/** The attributes that an allowed element may have, by name. */
export function allowedAttributes(element: string): string[] {
  return [...Object.keys(ELEMENTS[element] ?? NONE), ...Object.keys(GLOBAL)].sort();
}

/** What is wrong with an attribute of an allowed element; nothing when it may stand there as it is. */
export function attributeFault(element: string, name: string, value: string): AttributeFault | undefined {
  const own = ELEMENTS[element] ?? NONE;
  const rule = Object.hasOwn(own, name) ? own[name] : Object.hasOwn(GLOBAL, name) ? GLOBAL[name] : undefined;
  if (rule === undefined) return { kind: 'unknown', allowed: allowedAttributes(element) };
  return rule.isAllowed(value) ? undefined : { kind: 'value', allowed: rule.allowed };
}

/** What browsers leave out of an address before they look for its protocol. */
// eslint-disable-next-line no-control-regex -- they are what is left out
const IGNORED = /[\t\n\r]|^[\u0000-\u0020]+/g;

/** Whether an address leads to a page, a mailbox or a telephone, as browsers read it. */
export function isAllowedAddress(address: string): boolean {
  const protocol = /^[^/?#]*?:/.exec(address.replace(IGNORED, ''))?.[0].toLowerCase();
  return protocol === undefined || LINK_PROTOCOLS.includes(protocol);
}
