import type { Element, ElementContent } from 'hast';
import { linkAddress, mediaAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { attribute, element, elementsOf, findElement, isElement, lineOf, textOf } from './html-tree.ts';
import { isPictureFile } from './pictures.ts';
import { cleanText, lastPart, shorten, words } from './pieces.ts';
import { tidyImage } from './tidy-image.ts';

export function keepCode(node: Element, desk: Desk): ElementContent[] {
  const text = cleanText(textOf(node)).replace(/\s+/g, ' ');
  if (findElement(node, (inner) => isElement(inner, 'img', 'a')) !== undefined) return desk.tidyChildren(node);
  return text.trim() === '' ? [words(text)] : [element('code', {}, [words(text)])];
}

export function tidyLink(node: Element, desk: Desk): ElementContent[] {
  const href = attribute(node, 'href');
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image !== undefined && lineOf(node) === '') return tidyLinkedImage(node, image, href, desk);
  const children = desk.tidyChildren(node);
  if (href === undefined) return children;
  if (href.startsWith('#') || isOwnFragment(href, desk.base)) {
    desk.losses.add('person', 'Links to places within the story were taken out; their words are there.');
    return children;
  }
  const url = linkAddress(href, desk.base);
  if (url === undefined) {
    desk.losses.add(
      'person',
      `The link of “${shorten(lineOf(node))}” led to “${shorten(href)}”, which no reader may follow. Its words are there; give them another link.`,
    );
    return children;
  }
  return [element('a', { href: url }, children)];
}

function isOwnFragment(href: string, base: string | undefined): boolean {
  if (base === undefined || !href.includes('#') || !URL.canParse(href, base)) return false;
  const [page] = new URL(href, base).href.split('#');
  return page === base.split('#')[0];
}

function tidyLinkedImage(node: Element, image: Element, href: string | undefined, desk: Desk): ElementContent[] {
  const url = href === undefined ? undefined : mediaAddress(href, desk.base);
  const larger = url !== undefined && isPictureFile(url) ? [{ address: url.href, width: 99_999 }] : [];
  if (url !== undefined && larger.length === 0 && !`${attribute(node, 'rel') ?? ''} ${href ?? ''}`.includes('attachment')) {
    desk.losses.add(
      'left',
      `The picture “${shorten(attribute(image, 'alt') ?? lastPart(attribute(image, 'src') ?? ''))}” was a link to ${url.href}; pictures here are not links.`,
    );
  }
  const images = [...elementsOf(node)].filter((inner) => isElement(inner, 'img'));
  return images.flatMap((each) => tidyImage(each, desk, {}, larger));
}

/** Raised and lowered figures have characters of their own; raised words do not. */
export function tidyRaised(node: Element, desk: Desk, figures: string): ElementContent[] {
  const text = lineOf(node);
  return /^\d{1,6}$/.test(text) ? [words(text.replace(/\d/g, (figure) => figures.charAt(Number(figure))))] : desk.tidyChildren(node);
}

export function tidyAbbreviation(node: Element, desk: Desk): ElementContent[] {
  const title = attribute(node, 'title');
  if (title !== undefined)
    desk.losses.add(
      'left',
      `The old site explained “${shorten(lineOf(node))}” to readers who pointed at it: “${shorten(title)}”. Explain it in the text if they need it.`,
    );
  return desk.tidyChildren(node);
}
