import { slugOf } from '../../../shared/ids.ts';
import { diskKey } from '../../address-book.ts';
import type { Newsroom, StoryEntry } from '../../newsroom-model.ts';
import { headOf } from '../../story-head.ts';
import { comparable } from '../redirect-check.ts';

/**
 * The stories whose addresses have to be compared: of those that were found to have none that is another’s, and are as they were, only
 * the ones that end like an address which may be new. Two addresses that are one end with the same name; what stands below a story’s
 * address, with the same one before. Those with earlier addresses are few and are always among them.
 */
export function storiesThatMayMeet(
  { articles, pages, redirects }: Newsroom,
  doubtful: readonly StoryEntry[],
): readonly StoryEntry[] {
  // Where redirects lead is checked against all addresses.
  if (redirects.length > 0) return articles;
  const names = new Set([...pages, ...doubtful].map(({ id }) => nameOf(id)));
  for (const story of articles) {
    for (const address of headOf(story).redirects ?? [])
      for (const part of comparable(address).split('/').filter(Boolean).slice(-2)) names.add(diskKey(part));
  }
  return articles.filter((story) => names.has(nameOf(story.id)) || headOf(story).redirects !== undefined);
}

function nameOf(id: string): string {
  return diskKey(slugOf(id));
}
