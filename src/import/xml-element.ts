import { escapeHtml } from '../shared/escape-html.ts';

/** A part of an XML file, with everything below it. */
export interface XmlElement {
  /** With its prefix, as it is written: `wp:post_id`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** All the text below an element. */
export function textOf(element: XmlElement | undefined): string {
  return element?.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') ?? '';
}

/** The text of a child, without white space around it; undefined when it is empty or not there. */
export function textAt(element: XmlElement, name: string): string | undefined {
  return textOf(childOf(element, name)).trim() || undefined;
}

/** What stands inside an element as markup again: Atom’s texts of the type `xhtml`. */
export function markupOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escapeHtml(child) : elementMarkup(child))).join('');
}

function elementMarkup(element: XmlElement): string {
  const name = element.name.replace(/^\w+:/, '');
  const attributes = Object.entries(element.attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<${name}${attributes.join('')}>${markupOf(element)}</${name}>`;
}
