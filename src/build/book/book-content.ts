import { parse } from 'parse5';
import { PICTURES_FOLDER } from '../../shared/urls.ts';
import { attributeOf, elementsIn, wordsOf, writeXhtml } from './xml.ts';

/** One story of a book. */
export interface BookChapter {
  headline: string;
  /** The story as XHTML, its headline first. */
  xhtml: string;
}

export interface BookContent {
  chapters: BookChapter[];
  /** The site’s pictures that it shows: where they lie below the site’s base, and in the book. */
  pictures: { path: string; name: string }[];
}

/**
 * What a book takes from the printed page of a day’s edition: its stories and their pictures. Links that are paths on the site become
 * full addresses. Throws when the page has no story.
 */
export function readBookPage(html: string, origin: string): BookContent {
  const pictures = new Map<string, string>();
  const addressOf = (name: string, value: string): string | undefined => {
    if (name !== 'src') return value.startsWith('/') ? origin + encodeSpaces(value) : encodeSpaces(value);
    const at = value.indexOf(`/${PICTURES_FOLDER}/`);
    if (at < 0) return undefined;
    const path = value.slice(at + 1);
    const picture = `pictures/${path.split('/').slice(1).join('-')}`;
    pictures.set(path, picture);
    return picture;
  };
  const chapters: BookChapter[] = [];
  for (const element of elementsIn(parse(html))) {
    if (element.tagName !== 'article' || attributeOf(element, 'id')?.startsWith('story-') !== true) continue;
    const headline = [...elementsIn(element)].find(({ tagName }) => tagName === 'h2');
    if (!headline) throw new Error('A story on the page of an edition has no headline.');
    chapters.push({ headline: wordsOf(headline), xhtml: raised(writeXhtml(element, addressOf)) });
  }
  if (chapters.length === 0) throw new Error('The page of an edition has no story.');
  return { chapters, pictures: [...pictures].map(([path, name]) => ({ path, name })) };
}

/** A story that stands alone begins with the first heading. Angle brackets of words are escaped, so that only elements are found. */
function raised(xhtml: string): string {
  return xhtml.replace(/(<\/?h)([2-6])(?=[ >])/g, (_, tag: string, level: string) => `${tag}${Number(level) - 1}`);
}

/** What an address of a book may not have as it is. */
function encodeSpaces(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address.replaceAll(' ', '%20');
}
