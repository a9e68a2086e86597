import type { ListingView } from '../views/listing.ts';
import { followLink } from './feed-links.ts';
import { formatNewest, neighbours, yearLinks } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { StoryList, StoryLists } from './noted.ts';
import { type ListingFacts, buildListing } from './listing-page.ts';

/** How many stories an author’s or a topic’s page lists; the others stand on pages of their years. */
export const LISTED = 30;

/** An author’s or a topic’s page: the latest stories, and the way to the years when there are more. */
export function buildLatest(
  index: NewsroomIndex,
  edition: Edition,
  facts: Omit<ListingFacts, 'months' | 'stories'> & { stories: StoryList },
): ListingView {
  const listing = buildListing(index, edition, {
    ...facts,
    feeds: { name: facts.name, url: facts.url },
    heading: facts.name,
    covers: facts.covers ?? edition.words.count('stories', facts.stories.length),
    stories: facts.stories.first(LISTED),
    months: hasYears(facts.stories) ? yearLinks(edition, facts.stories, (year) => `${facts.url}${year}/`) : [],
  });
  return { ...listing, feed: followLink(edition, facts.url) };
}

/** One year of an author or a topic. */
export function buildYear(
  index: NewsroomIndex,
  edition: Edition,
  whole: Pick<ListingFacts, 'name' | 'url' | 'breadcrumb'> & { stories: StoryList },
  year: string,
) {
  const years = whole.stories.by('year');
  const own = years.get(year);
  const urlOf = (key: string) => `${whole.url}${key}/`;
  const name = formatNewest(edition, own, 'year');
  return buildListing(index, edition, {
    name,
    title: `${whole.name}${edition.words.mark('comma')}${name}`,
    heading: whole.name,
    url: urlOf(year),
    stories: own?.all ?? [],
    breadcrumb: [...whole.breadcrumb, { label: whole.name, url: whole.url }],
    neighbours: neighbours(edition, years, year, 'year', urlOf),
  });
}

export function storiesOf(lists: StoryLists, id: string): StoryList {
  const stories = lists.get(id);
  if (!stories) throw new Error(`There are no stories of “${id}”.`);
  return stories;
}

/** True when an author or a topic has more stories than its page lists. */
export function hasYears(stories: StoryList): boolean {
  return stories.length > LISTED;
}
