import type { MdastNode } from 'satteri';

const TAGS: Readonly<Record<string, string>> = {
  blockquote: 'blockquote',
  delete: 'del',
  emphasis: 'em',
  heading: 'h2',
  link: 'a',
  linkReference: 'a',
  listItem: 'li',
  paragraph: 'p',
  strong: 'strong',
  table: 'table',
  tableCell: 'td',
  tableRow: 'tr',
  footnoteDefinition: 'div',
  containerDirective: 'div',
  leafDirective: 'div',
};

/** The element that something in a text becomes; undefined for what becomes none of its own. */
export function tagOf(node: MdastNode): string | undefined {
  return node.type === 'list' ? (node.ordered === true ? 'ol' : 'ul') : TAGS[node.type];
}

export function lineOf(node: MdastNode): number {
  return node.position?.start.line ?? 1;
}
