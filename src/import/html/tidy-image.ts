import type { Element, ElementContent } from 'hast';
import type { Desk } from './desk.ts';
import { attribute, element, findElement, hasClass, isElement, lineOf } from './html-tree.ts';
import { pictureAddresses, type PictureWords } from './pictures.ts';
import { cleanText, lastPart, paragraph, shorten, words } from './pieces.ts';

export function tidyImage(
  node: Element,
  desk: Desk,
  given: PictureWords,
  larger: readonly { address: string; width: number }[] = [],
): ElementContent[] {
  const alt = cleanText(attribute(node, 'alt') ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const source = attribute(node, 'src') ?? '';
  if (hasClass(node, /^(?:wp-smiley|emoji)$/) || /s\.w\.org\/images\/core\/emoji|twemoji/.test(source))
    return alt === '' ? [] : [words(alt)];
  const [width, height] = ['width', 'height'].map((name) => Number(attribute(node, name) ?? Number.NaN));
  if ((width !== undefined && width <= 2) || (height !== undefined && height <= 2)) return [];
  const id = /(?:^|\s)wp-image-(\d+)/.exec(attribute(node, 'className') ?? '')?.[1] ?? attribute(node, 'dataId');
  const known = id === undefined ? undefined : desk.attachment?.(id);
  const addressed = desk.pictures.find([...larger, ...pictureAddresses(node)]);
  const same = known !== undefined && (addressed === undefined || lastPart(addressed.key) === lastPart(known.key)) ? known : undefined;
  const found = same === undefined ? addressed : { ...same, width: 100_000 };
  if (found === undefined) {
    const reason = source.startsWith('data:')
      ? 'is written into the page itself'
      : `has the address “${shorten(source)}”, which leads nowhere from here`;
    desk.losses.add('picture', `The picture ${alt === '' ? '' : `“${shorten(alt)}” `}${reason}. Save it on the old site and place it.`);
    const left = [given.caption, given.credit].filter((text) => text !== undefined && text !== '').join(' | ');
    return left === '' ? [] : [paragraph(words(left))];
  }
  const number = desk.pictures.add(found, {
    ...pick('alt', alt === '' ? same?.alt : alt),
    ...pick('caption', given.caption ?? same?.caption),
    ...pick('credit', given.credit ?? same?.credit),
  });
  return [element('img', { src: `picture:${number}`, alt: '' }, [])];
}

export function pick(name: keyof PictureWords, value: string | undefined): PictureWords {
  return value === undefined || value === '' ? {} : { [name]: value };
}

export function tidyPicture(node: Element, desk: Desk): ElementContent[] {
  const sources = node.children.flatMap((child) =>
    isElement(child, 'source') && !(attribute(child, 'type') ?? '').includes('svg') ? pictureAddresses(child) : [],
  );
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image === undefined) return desk.tidyChildren(node);
  const own = pictureAddresses(image);
  return tidyImage(image, desk, {}, own.some(({ address }) => !address.startsWith('data:')) ? [] : sources);
}

/** What stands in `<noscript>` is a lazily loaded picture once more, as a rule. */
export function tidyNoScript(node: Element, desk: Desk): ElementContent[] {
  const image = findElement(node, (inner) => isElement(inner, 'img'));
  if (image !== undefined && lineOf(node) === '') {
    const found = desk.pictures.find(pictureAddresses(image));
    return found === undefined || desk.pictures.files().some(({ key }) => key === found.key) ? [] : tidyImage(image, desk, {});
  }
  return lineOf(node) === '' ? [] : desk.tidyChildren(node);
}
