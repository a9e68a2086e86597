import { bookUrl, dayEditionUrl, pageUrl, sectionUrl, type AddressSpace } from '../../shared/urls.ts';
import { slugOf, splitLanguage } from '../../shared/ids.ts';
import type { Newsroom } from '../newsroom-model.ts';
import { flattenSections } from '../section-tree.ts';

/** `/news/2026/03/09/ferry/` → `/news/`, and `ferry` */
const STORY_ADDRESS = /^(.*\/)\d{4}\/\d{2}\/\d{2}\/([^/]+)\/$/;

/**
 * Tells whether a page may be that of a file which is there and cannot be read: of a page and of a day’s edition the address is known from
 * the file’s path, of a story all but its section and its day. Earlier addresses, which stand in the file, are not known.
 */
export function unreadAddresses({ unread, sections }: Newsroom, space: AddressSpace): (address: string) => boolean {
  const idsIn = (folder: string) => [...(unread.get(folder) ?? [])];
  const days = idsIn('editions').map(splitLanguage);
  const fixed = new Set([
    ...idsIn('pages').map((id) => pageUrl(space, ...splitLanguage(id))),
    ...days.flatMap((day) => [dayEditionUrl(space, ...day), bookUrl(space, ...day)]),
  ]);
  const slugs = new Map<string, Set<string>>();
  const paths = flattenSections(sections).map(({ path }) => path);
  for (const [language, ids] of Map.groupBy(idsIn('articles'), (id) => splitLanguage(id)[0]))
    for (const path of paths) {
      const address = sectionUrl(space, language, path);
      slugs.set(address, new Set([...(slugs.get(address) ?? []), ...ids.map(slugOf)]));
    }
  return (address) => {
    const [, section = '', slug = ''] = STORY_ADDRESS.exec(address) ?? [];
    return fixed.has(address) || slugs.get(section)?.has(slug) === true;
  };
}
