import type { Element, ElementContent } from 'hast';
import { linkAddress, mediaAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { attribute, findElement, isElement, lineOf } from './html-tree.ts';
import { lastPart, link, paragraph, shorten } from './pieces.ts';

export function tidyRecording(node: Element, desk: Desk, what: 'recording' | 'film'): ElementContent[] {
  const source = findElement(node, (inner) => isElement(inner, 'source') && attribute(inner, 'src') !== undefined);
  const address = attribute(node, 'src') ?? (source === undefined ? undefined : attribute(source, 'src'));
  const fallback = lineOf(node);
  if (fallback !== '') desk.losses.add('left', `What the old site said to browsers that cannot play the ${what} was left out.`, fallback);
  return address === undefined ? [] : recordingLink(address, what, desk);
}

export function recordingLink(address: string, what: 'recording' | 'film', desk: Desk): ElementContent[] {
  const url = mediaAddress(address, desk.base);
  const page = linkAddress(url?.href ?? address, desk.base);
  if (page === undefined) {
    desk.losses.add('person', `A ${what} with the address “${shorten(address)}” could not come over, which leads nowhere from here.`);
    return [];
  }
  desk.losses.add(
    'person',
    `The ${what} ${page} did not come over; a link stands in its place. Fetch the file, or make this a story of the kind “${what === 'film' ? 'video' : 'audio'}”.`,
  );
  return [paragraph(link(page, decodeName(lastPart(page))))];
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
