import type { Element, ElementContent } from 'hast';
import { mediaAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { attribute, element, elementsOf, findElement, hasClass, isElement, lineOf } from './html-tree.ts';
import { isPictureFile, splitCredit } from './pictures.ts';
import { cleanText, isInline, paragraph, shorten } from './pieces.ts';
import { embedOrLink } from './tidy-embed.ts';
import { pick, tidyImage } from './tidy-image.ts';

/** Pictures with a caption, but also whatever else the old site set apart: tables, quotations, films, galleries. */
export function tidyFigure(node: Element, desk: Desk): ElementContent[] {
  if (hasClass(node, /^wp-block-embed/)) {
    const frame = findElement(node, (inner) => isElement(inner, 'iframe', 'blockquote'));
    if (frame === undefined) return tidyBareEmbed(node, desk);
  }
  if (hasClass(node, /^wp-block-pullquote$/)) {
    const quote = findElement(node, (inner) => isElement(inner, 'blockquote'));
    return [element('sf-pull', {}, desk.tidyChildren(quote ?? node))];
  }
  const captions = node.children.filter((child) => isElement(child, 'figcaption'));
  const others = node.children.filter((child) => !isElement(child, 'figcaption'));
  const holder = element(node.tagName, node.properties, others);
  const images = [...elementsOf(holder)].filter((inner) => isElement(inner, 'img') && !isInNoScript(inner, holder));
  const isNested =
    findElement(holder, (inner) => isElement(inner, 'figure', 'table', 'blockquote', 'pre', 'video', 'audio', 'iframe', 'object')) !==
    undefined;
  const image = images[0];
  if (images.length === 1 && image !== undefined && !isNested && !captions.some(hasPicture))
    return captionedImage(holder, image, captions, desk);
  const below = captions.flatMap((caption) => (isElement(caption) ? captionParagraph(caption, desk) : []));
  return [element('div', {}, [...desk.tidyChildren(holder), ...below])];
}

function hasPicture(node: ElementContent): boolean {
  return isElement(node) && findElement(node, (inner) => isElement(inner, 'img')) !== undefined;
}

function isInNoScript(image: Element, holder: Element): boolean {
  return [...elementsOf(holder)].some((outer) => isElement(outer, 'noscript') && [...elementsOf(outer)].includes(image));
}

export function captionParagraph(caption: Element, desk: Desk): ElementContent[] {
  return lineOf(caption) === ''
    ? []
    : [isInline(caption) ? paragraph(...desk.tidyChildren(caption)) : element('div', {}, desk.tidyChildren(caption))];
}

function captionedImage(holder: Element, image: Element, captions: readonly ElementContent[], desk: Desk): ElementContent[] {
  const outer = element('div', {}, [...holder.children.filter((child) => lineOf(child) !== ''), ...captions]);
  const credited = [...elementsOf(outer)].find(
    (inner) =>
      hasClass(inner, /credit|attribution|photographer|source|byline/i) ||
      (isElement(inner, 'cite', 'small') && lineOf(inner) !== lineOf(outer)),
  );
  const creditLine = credited === undefined ? undefined : cleanText(lineOf(credited));
  const line = cleanText(lineOf(credited === undefined ? outer : withoutElement(outer, credited)));
  const parted =
    creditLine === undefined || creditLine === ''
      ? splitCredit(line)
      : { caption: line, credit: splitCredit(creditLine).credit ?? creditLine };
  const linked = [...elementsOf(outer)].some(
    (inner) => isElement(inner, 'a') && attribute(inner, 'href') !== undefined && lineOf(inner) !== '',
  );
  if (linked)
    desk.losses.add('person', `Captions here have no links; those of the caption “${shorten(line)}” were taken out. Its words are there.`);
  const around = findElement(holder, (inner) => isElement(inner, 'a') && [...elementsOf(inner)].includes(image));
  const href = around === undefined ? undefined : attribute(around, 'href');
  const url = href === undefined ? undefined : mediaAddress(href, desk.base);
  const larger = url !== undefined && isPictureFile(url) ? [{ address: url.href, width: 99_999 }] : [];
  const pictures = tidyImage(image, desk, { ...pick('caption', parted.caption), ...pick('credit', parted.credit) }, larger);
  return pictures.map((picture) => (isElement(picture, 'img') ? paragraph(picture) : picture));
}

function withoutElement(node: Element, taken: Element): Element {
  return element(
    node.tagName,
    node.properties,
    node.children.flatMap((child): ElementContent[] =>
      child === taken ? [] : child.type === 'element' ? [withoutElement(child, taken)] : [child],
    ),
  );
}

/** WordPress keeps an embedded post as its bare address in a figure. */
function tidyBareEmbed(node: Element, desk: Desk): ElementContent[] {
  const caption = findElement(node, (inner) => isElement(inner, 'figcaption'));
  const address = lineOf(caption === undefined ? node : withoutElement(node, caption));
  const below = caption === undefined ? [] : captionParagraph(caption, desk);
  return embedOrLink(address, below, desk);
}
