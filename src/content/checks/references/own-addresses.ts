import { FILES_BESIDE_PAGES } from '../../../shared/urls.ts';
import { diskKey, type AddressBook } from '../../address-book.ts';
import type { Newsroom } from '../../newsroom-model.ts';
import type { Known } from './known.ts';

/** True of an address, in any edition, at which the site makes a page by itself: its own names, feeds, and the months of its sections. */
export function isOwnAddress(address: string, known: Known): boolean {
  const parts = diskKey(address).split('/').filter(Boolean);
  const inEdition = known.languages
    .slice(1)
    .map(diskKey)
    .includes(parts[0] ?? '')
    ? parts.slice(1)
    : parts;
  const isMonth = /^\d{4}\/\d{2}$/.test(inEdition.slice(-2).join('/')) && known.sectionNames.has(inEdition.slice(0, -2).join('/'));
  return isMonth || known.reserved.has(inEdition[0] ?? '') || FILES_BESIDE_PAGES.includes(inEdition.at(-1) ?? '');
}

/** True of an address at which the versions of a story, or what others copy of it, have or may come to have their page. */
export function isOfVersions(path: string, owners: AddressBook, newsroom: Newsroom, known: Known): boolean {
  const [, story, page = ''] = /^(.+\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/)(versions|republish)\/$/i.exec(path) ?? [];
  const isThere = page.toLowerCase() === 'versions' ? newsroom.site.versions !== 'off' : newsroom.site.republish !== undefined;
  return story !== undefined && isThere && owners.find(known.space.base + story) !== undefined;
}
