import { escapeHtml } from '../../shared/escape-html.ts';
import { readByline } from '../byline.ts';
import { lineOfHtml } from '../../shared/plain-html.ts';
import { childOf, childrenOf, markupOf, textAt, textOf, type XmlElement } from '../xml-element.ts';

/** RSS writes authors as “address (Name)”; addresses do not come over. */
export function namesIn(author: XmlElement): readonly string[] {
  const written = textAt(author, 'name') ?? textOf(author);
  const line = lineOfHtml(/^\S+@\S+\s*\((.+)\)$/.exec(written.trim())?.[1] ?? written).replace(/\S+@\S+\.\S+/g, '');
  return readByline(line).names;
}

export function fullTextOf(item: XmlElement): string | undefined {
  const encoded = textOf(childOf(item, 'content:encoded'));
  if (encoded.trim() !== '') return encoded;
  const content = childOf(item, 'content');
  if (content) {
    const html = htmlOf(content);
    if (html.trim() !== '') return html;
  }
  const description = textOf(childOf(item, 'description'));
  return /<(p|br|div|h\d|ul|blockquote)\b/i.test(description) ? description : undefined;
}

/** An Atom text as HTML, whichever of its three types it has. */
function htmlOf(element: XmlElement): string {
  const { type } = element.attributes;
  if (type === 'xhtml' || type === 'application/xhtml+xml') return markupOf(element);
  if (type === undefined || type === 'text' || type === 'text/plain')
    return /<\w+[\s>]/.test(textOf(element)) ? textOf(element) : `<p>${escapeHtml(textOf(element))}</p>`;
  return textOf(element);
}

/** The text of a title or summary as HTML: plain text with signs of its own must not be read as tags. */
export function wordsOf(element: XmlElement | undefined): string {
  if (!element) return '';
  const { type } = element.attributes;
  return type === 'xhtml' ? markupOf(element) : textOf(element);
}

/** Where a story stands; an address without a host is one of the feed’s site. */
export function linkOf(item: XmlElement, base: string | undefined): string | undefined {
  const links = childrenOf(item, 'link');
  const alternate = links.find(({ attributes }) => attributes.href !== undefined && (attributes.rel ?? 'alternate') === 'alternate');
  const guid = childOf(item, 'guid');
  const address =
    alternate?.attributes.href ??
    textAt(item, 'link') ??
    (guid && guid.attributes.isPermaLink !== 'false' ? textOf(guid).trim() : undefined);
  if (address === undefined || address === '') return undefined;
  if (/^https?:/.test(address)) return URL.canParse(address) ? address : undefined;
  return alternate !== undefined && URL.canParse(address, base) ? new URL(address, base).href : undefined;
}
