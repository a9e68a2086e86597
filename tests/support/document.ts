import { Parser, StaticConfigLoader, type HtmlElement } from 'html-validate';
import { decode } from './tags.ts';

const parser = new Parser(await new StaticConfigLoader({ root: true, elements: ['html5'] }).getConfigFor('page.html'));

/** A page as a tree, for questions about what stands inside what. */
export function parsePage(html: string): HtmlElement {
  return parser.parseHtml(html);
}

/** What a reader reads in an element, with single spaces. */
export function textOf(element: HtmlElement): string {
  return decode(element.textContent).replace(/\s+/g, ' ').trim();
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  const value = element.getAttributeValue(name);
  return value === null ? undefined : decode(value);
}

/** The one element that matches. Throws when there is none. */
export function findOne(root: HtmlElement, selector: string): HtmlElement {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`There is no “${selector}” in the page.`);
  return element;
}

/** Where in the page an element begins. */
export function positionOf(element: HtmlElement): number {
  return element.startTagLocation.offset;
}
