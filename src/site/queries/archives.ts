import { formatDate } from '../../shared/date-format.ts';
import { buildCollectionData, buildProfileData } from '../seo/page-data.ts';
import { archiveUrl, authorUrl, standingUrl, topicUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { DirectoryView, ListingView } from '../views/listing.ts';
import { alternatesOf, buildChrome, buildHead, buildStandingPage } from './chrome.ts';
import { followLink, type FeedPage } from './feed-links.ts';
import { dayParts, formatNewest, listedStories, monthLinks, neighbours, storiesByDay, yearLinks } from './listings.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import type { StoryList, StoryLists } from './noted.ts';
import { buildPreview } from './preview.ts';
import { buildAuthorInFull, buildBreadcrumb, pageFacts } from './structured-data.ts';

/** How many stories an author’s or a topic’s page lists; the others stand on pages of their years. */
export const LISTED = 30;

interface ListingFacts {
  name: string;
  /** The page’s title where the name alone does not say what it is. */
  title?: string;
  covers?: string | undefined;
  url: string;
  stories: readonly Story[];
  breadcrumb: LinkView[];
  alternates?: Map<string, string>;
  feeds?: FeedPage;
  months?: ListingView['months'];
  neighbours?: ListingView['neighbours'];
  /** What its preview says; the newspaper’s name when absent. */
  heading?: string;
  /** Whose page it is. */
  author?: string;
}

function buildListing(index: NewsroomIndex, edition: Edition, facts: ListingFacts): ListingView {
  const { name, title = name, covers, url, stories, alternates = new Map<string, string>(), heading, author } = facts;
  const description = covers ?? edition.words.text('archiveOf', { period: title, site: index.site.name });
  const breadcrumb = [...facts.breadcrumb, { label: name, url }];
  const page = pageFacts(index, edition, { url, name: title, description });
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title,
      description,
      url,
      alternates,
      feeds: facts.feeds,
      picture: heading === undefined ? undefined : buildPreview(index, edition, { title: heading }),
      jsonLd: [
        author === undefined
          ? buildCollectionData(page, listedStories(index, stories))
          : buildProfileData(page, buildAuthorInFull(index, edition, author)),
        buildBreadcrumb(index, edition, breadcrumb),
      ],
    }),
    breadcrumb,
    name,
    covers: covers ?? edition.words.count('stories', stories.length),
    days: storiesByDay(index, edition, stories),
    months: facts.months ?? [],
    neighbours: facts.neighbours ?? {},
  };
}

/** An author’s or a topic’s page: the latest stories, and the way to the years when there are more. */
function buildLatest(
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
function buildYear(
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

function storiesOf(lists: StoryLists, id: string): StoryList {
  const stories = lists.get(id);
  if (!stories) throw new Error(`There are no stories of “${id}”.`);
  return stories;
}

/** True when an author or a topic has more stories than its page lists. */
export function hasYears(stories: StoryList): boolean {
  return stories.length > LISTED;
}

export function getAuthor(index: NewsroomIndex, edition: Edition, id: string): ListingView {
  const { author, whole } = authorFacts(index, edition, id);
  const listing = buildLatest(index, edition, {
    ...whole,
    author: id,
    covers: author.about === undefined ? undefined : edition.say(author.about),
    alternates: alternatesOf(index, edition, (other) =>
      other.byAuthor.has(id) ? authorUrl(index.space, other.view.language, id) : undefined,
    ),
  });
  const mail = author.email === undefined ? [] : [{ label: author.email, url: `mailto:${author.email}` }];
  return { ...listing, role: author.role === undefined ? undefined : edition.say(author.role), links: [...mail, ...(author.links ?? [])] };
}

export function getAuthorYear(index: NewsroomIndex, edition: Edition, id: string, year: string): ListingView {
  return buildYear(index, edition, authorFacts(index, edition, id).whole, year);
}

function authorFacts(index: NewsroomIndex, edition: Edition, id: string) {
  const author = index.authors.get(id);
  if (!author) throw new Error(`“${id}” is not an author.`);
  const whole = {
    name: edition.say(author.name),
    url: authorUrl(index.space, edition.view.language, id),
    stories: storiesOf(edition.byAuthor, id),
    breadcrumb: [standingLink(index, edition, 'authors')],
  };
  return { author, whole };
}

export function getTopic(index: NewsroomIndex, edition: Edition, id: string): ListingView {
  const { topic, whole } = topicFacts(index, edition, id);
  return buildLatest(index, edition, {
    ...whole,
    covers: topic.about === undefined ? undefined : edition.say(topic.about),
    alternates: alternatesOf(index, edition, (other) =>
      other.byTopic.has(id) ? topicUrl(index.space, other.view.language, id) : undefined,
    ),
  });
}

export function getTopicYear(index: NewsroomIndex, edition: Edition, id: string, year: string): ListingView {
  return buildYear(index, edition, topicFacts(index, edition, id).whole, year);
}

function topicFacts(index: NewsroomIndex, edition: Edition, id: string) {
  const topic = index.topics.get(id);
  if (!topic) throw new Error(`“${id}” is not a topic.`);
  const whole = {
    name: edition.say(topic.name),
    url: topicUrl(index.space, edition.view.language, id),
    stories: storiesOf(edition.byTopic, id),
    breadcrumb: [standingLink(index, edition, 'topics')],
  };
  return { topic, whole };
}

export function getMonth(index: NewsroomIndex, edition: Edition, key: string): ListingView {
  const own = edition.byMonth.get(key);
  const urlOf = periodUrl(index, edition);
  return buildListing(index, edition, {
    name: formatNewest(edition, own, 'monthYear'),
    url: urlOf(key),
    stories: own?.all ?? [],
    breadcrumb: [standingLink(index, edition, 'archive')],
    neighbours: neighbours(edition, edition.byMonth, key, 'monthYear', urlOf),
  });
}

export function getDay(index: NewsroomIndex, edition: Edition, key: string): ListingView {
  const stories = edition.byDay.get(key)?.all ?? [];
  const instant = stories[0]?.data.published ?? '';
  const urlOf = periodUrl(index, edition);
  const listing = buildListing(index, edition, {
    name: formatDate(instant, 'weekdayDate', edition.style),
    url: urlOf(key),
    stories,
    breadcrumb: [
      standingLink(index, edition, 'archive'),
      { label: formatDate(instant, 'monthYear', edition.style), url: urlOf(key.slice(0, 7)) },
    ],
    neighbours: neighbours(edition, edition.byDay, key, 'date', urlOf),
  });
  return { ...listing, ofDay: true };
}

export function getArchive(index: NewsroomIndex, edition: Edition): DirectoryView {
  return buildDirectory(index, edition, 'archive', [], monthLinks(edition, edition.stories, periodUrl(index, edition)));
}

export function getTopics(index: NewsroomIndex, edition: Edition): DirectoryView {
  const entries = [...edition.byTopic.keys()].flatMap((id) => {
    const topic = index.topics.get(id);
    return topic ? [{ label: edition.say(topic.name), url: topicUrl(index.space, edition.view.language, id) }] : [];
  });
  return buildDirectory(index, edition, 'topics', sortByLabel(entries, edition), []);
}

export function getAuthors(index: NewsroomIndex, edition: Edition): DirectoryView {
  const entries = [...edition.byAuthor.keys()].flatMap((id) => {
    const author = index.authors.get(id);
    return author
      ? [
          {
            label: edition.say(author.name),
            url: authorUrl(index.space, edition.view.language, id),
            note: author.role === undefined ? undefined : edition.say(author.role),
          },
        ]
      : [];
  });
  return buildDirectory(index, edition, 'authors', sortByLabel(entries, edition), []);
}

type DirectoryName = 'archive' | 'topics' | 'authors';

function buildDirectory(
  index: NewsroomIndex,
  edition: Edition,
  page: DirectoryName,
  entries: DirectoryView['entries'],
  months: DirectoryView['months'],
): DirectoryView {
  const { words } = edition;
  return { ...buildStandingPage(index, edition, page, words.text(page), words.text(`${page}Covers`)), entries, months };
}

function standingLink(index: NewsroomIndex, edition: Edition, page: DirectoryName): LinkView {
  return { label: edition.words.text(page), url: standingUrl(index.space, edition.view.language, page) };
}

/** Where the archive’s page of a month or a day stands. */
function periodUrl(index: NewsroomIndex, edition: Edition): (key: string) => string {
  return (key) => archiveUrl(index.space, edition.view.language, dayParts(key));
}

function sortByLabel<T extends { label: string }>(entries: readonly T[], edition: Edition): T[] {
  const collator = new Intl.Collator(edition.view.locale);
  return [...entries].sort((a, b) => collator.compare(a.label, b.label));
}
