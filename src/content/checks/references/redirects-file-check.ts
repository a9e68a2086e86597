import { calendarDay } from '../../../shared/calendar.ts';
import { slugOf, splitLanguage } from '../../../shared/ids.ts';
import { DAY_PAGE_STORIES } from '../../../shared/day-pages.ts';
import { absoluteUrl, archiveUrl, authorUrl, pathInSite, sectionMonthUrl, standingUrl, storyUrl, topicUrl } from '../../../shared/urls.ts';
import { STANDING_NAMES } from '../../../shared/standing-pages.ts';
import { MEETS_ON_DISK, type AddressBook } from '../../address-book.ts';
import { quote } from '../../faults/fault.ts';
import type { Newsroom, StoryEntry } from '../../newsroom-model.ts';
import { checkRedirects, comparable } from '../redirect-check.ts';
import { headOf } from '../../story-head.ts';
import type { FaultList } from './fault-list.ts';
import type { Known } from './known.ts';
import { isOfVersions, isOwnAddress } from './own-addresses.ts';

/** The redirects in `redirects.yaml`, when all addresses are known. */
export function checkRedirectsFile(owners: AddressBook, newsroom: Newsroom, known: Known, faults: FaultList): void {
  const { redirects, redirectsSource } = newsroom;
  if (redirectsSource === undefined || redirects.length === 0) return;
  const { base } = known.space;
  const earlier = new Map<string, string>();
  for (const story of newsroom.articles) {
    const data = headOf(story);
    const [language, key] = splitLanguage(story.id);
    const url = storyUrl(known.space, { language, section: data.section, published: data.published, slug: slugOf(key) });
    for (const address of data.redirects ?? []) earlier.set(pathInSite(base, comparable(address)), `/${url.slice(base.length)}`);
  }
  const pages = listPages(owners, newsroom, known);
  let own: string[] | undefined;
  const found = checkRedirects(redirects, {
    address: absoluteUrl(known.space, base),
    ownerOf: (address) => {
      const taken = owners.find(base + address.slice(1));
      if (taken)
        return taken.address === base + address.slice(1) ? taken.owner : `${taken.owner} as ${quote(taken.address)}, ${MEETS_ON_DISK}`;
      const isOwn = isOwnAddress(address, known) || isOfVersions(address.slice(1), owners, newsroom, known);
      return isOwn ? 'the site itself' : undefined;
    },
    storyAt: (address) => earlier.get(address),
    isPage: (address) => pages.has(base + address.slice(1)),
    pages: () => (own ??= [...pages].map((address) => `/${address.slice(base.length)}`)),
  });
  for (const { place, field, ...fault } of found) faults.add(redirectsSource, ['redirects', place, field], fault);
}

/** The address of every page, of those that are not out yet too. */
function listPages(owners: AddressBook, newsroom: Newsroom, known: Known): Set<string> {
  const pages = owners.list();
  const add = (address: string) => pages.add(address);
  for (const language of known.languages) for (const page of STANDING_NAMES) add(standingUrl(known.space, language, page));
  const days = new Map<string, number>();
  for (const story of newsroom.articles) {
    const { lists, day } = pagesAround(story, known);
    const stories = (days.get(day) ?? 0) + 1;
    days.set(day, stories);
    if (stories === DAY_PAGE_STORIES) add(day);
    for (const address of lists) add(address);
  }
  return pages;
}

/** The pages that there are because of a story: those that list it, and that of its day, which takes several stories. */
export function pagesAround(story: StoryEntry, known: Known): { lists: string[]; day: string } {
  const data = headOf(story);
  const [language] = splitLanguage(story.id);
  const date = calendarDay(data.published, known.space.timeZone);
  const section = known.sections.find(({ path }) => path === data.section);
  return {
    lists: [
      archiveUrl(known.space, language, { ...date, day: undefined }),
      ...(section ? [section.path, ...section.ancestors] : []).map((path) => sectionMonthUrl(known.space, language, path, date)),
      ...data.byline.map((author) => authorUrl(known.space, language, author)),
      ...(data.topics ?? []).map((topic) => topicUrl(known.space, language, topic)),
    ],
    day: archiveUrl(known.space, language, date),
  };
}
