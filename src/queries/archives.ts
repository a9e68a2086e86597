import { formatDate } from '../lib/date-format.ts';
import { archiveUrl, authorUrl, editionParam, standingUrl, topicUrl } from '../lib/urls.ts';
import type { DirectoryView, LinkView, ListingView } from '../lib/view-models.ts';
import { alternatesOf, buildChrome, buildHead, buildStandingPage } from './chrome.ts';
import { editionOf, getIndex, type Edition, type NewsroomIndex, type Story } from './newsroom-index.ts';
import { monthsOf, storiesByDay } from './teasers.ts';

interface ListingFacts {
  name: string;
  covers?: string | undefined;
  url: string;
  stories: readonly Story[];
  breadcrumb: LinkView[];
  alternates?: Map<string, string>;
  neighbours?: ListingView['neighbours'];
}

function buildListing(index: NewsroomIndex, edition: Edition, facts: ListingFacts): ListingView {
  const { name, covers, url, stories, breadcrumb, alternates = new Map<string, string>(), neighbours = {} } = facts;
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, {
      title: name,
      description: covers ?? edition.words.text('archiveOf', { period: name, site: index.site.name }),
      url,
      alternates,
    }),
    breadcrumb: [...breadcrumb, { label: name, url }],
    name,
    covers: covers ?? edition.words.count('stories', stories.length),
    days: storiesByDay(index, edition, stories),
    months: [],
    neighbours,
  };
}

export async function getAuthorPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.byAuthor.keys()].map((author) => ({
      params: { edition: editionParam(index.space, edition.view.language), author },
      props: { language: edition.view.language, author },
    })),
  );
}

export async function getAuthor(language: string, id: string): Promise<ListingView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const author = index.authors.get(id);
  if (!author) throw new Error(`“${id}” is not an author.`);
  const listing = buildListing(index, edition, {
    name: edition.say(author.name),
    covers: author.about === undefined ? undefined : edition.say(author.about),
    url: authorUrl(index.space, language, id),
    stories: edition.byAuthor.get(id) ?? [],
    breadcrumb: [standingLink(index, edition, 'authors')],
    alternates: alternatesOf(index, edition, (other) =>
      other.byAuthor.has(id) ? authorUrl(index.space, other.view.language, id) : undefined,
    ),
  });
  const mail = author.email === undefined ? [] : [{ label: author.email, url: `mailto:${author.email}` }];
  return { ...listing, role: author.role === undefined ? undefined : edition.say(author.role), links: [...mail, ...(author.links ?? [])] };
}

export async function getTopicPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.byTopic.keys()].map((topic) => ({
      params: { edition: editionParam(index.space, edition.view.language), topic },
      props: { language: edition.view.language, topic },
    })),
  );
}

export async function getTopic(language: string, id: string): Promise<ListingView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const topic = index.topics.get(id);
  if (!topic) throw new Error(`“${id}” is not a topic.`);
  return buildListing(index, edition, {
    name: edition.say(topic.name),
    covers: topic.about === undefined ? undefined : edition.say(topic.about),
    url: topicUrl(index.space, language, id),
    stories: edition.byTopic.get(id) ?? [],
    breadcrumb: [standingLink(index, edition, 'topics')],
    alternates: alternatesOf(index, edition, (other) =>
      other.byTopic.has(id) ? topicUrl(index.space, other.view.language, id) : undefined,
    ),
  });
}

export async function getMonthPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.byMonth.keys()].map((key) => {
      const [year = '', month = ''] = key.split('-');
      return {
        params: { edition: editionParam(index.space, edition.view.language), year, month },
        props: { language: edition.view.language, month: key },
      };
    }),
  );
}

export async function getMonth(language: string, key: string): Promise<ListingView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const stories = edition.byMonth.get(key) ?? [];
  const urlOf = (other: string) => archiveUrl(index.space, language, monthParts(other));
  return buildListing(index, edition, {
    name: formatDate(stories[0]?.data.published ?? '', 'monthYear', edition.style),
    url: urlOf(key),
    stories,
    breadcrumb: [standingLink(index, edition, 'archive')],
    neighbours: neighbourMonths(edition, edition.stories, key, urlOf),
  });
}

export async function getDayPaths() {
  const index = await getIndex();
  return [...index.editions.values()].flatMap((edition) =>
    [...edition.byDay.keys()].map((key) => {
      const [year = '', month = '', day = ''] = key.split('-');
      return {
        params: { edition: editionParam(index.space, edition.view.language), year, month, day },
        props: { language: edition.view.language, day: key },
      };
    }),
  );
}

export async function getDay(language: string, key: string): Promise<ListingView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const stories = edition.byDay.get(key) ?? [];
  const instant = stories[0]?.data.published ?? '';
  const month = key.slice(0, 7);
  const days = [...edition.byDay.keys()];
  const position = days.indexOf(key);
  const linkTo = (other: string | undefined): LinkView | undefined => {
    const story = other === undefined ? undefined : edition.byDay.get(other)?.[0];
    return other && story
      ? { label: formatDate(story.data.published, 'date', edition.style), url: dayUrl(index, edition, other) }
      : undefined;
  };
  return buildListing(index, edition, {
    name: formatDate(instant, 'weekdayDate', edition.style),
    url: dayUrl(index, edition, key),
    stories,
    breadcrumb: [
      standingLink(index, edition, 'archive'),
      { label: formatDate(instant, 'monthYear', edition.style), url: archiveUrl(index.space, language, monthParts(month)) },
    ],
    neighbours: { earlier: linkTo(days[position + 1]), later: linkTo(days[position - 1]) },
  });
}

export async function getArchive(language: string): Promise<DirectoryView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  return buildDirectory(index, edition, 'archive', [], monthsOf(index, edition, edition.stories));
}

export async function getTopics(language: string): Promise<DirectoryView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const entries = [...edition.byTopic].flatMap(([id, stories]) => {
    const topic = index.topics.get(id);
    return topic
      ? [{ label: edition.say(topic.name), url: topicUrl(index.space, language, id), note: edition.words.count('stories', stories.length) }]
      : [];
  });
  return buildDirectory(index, edition, 'topics', sortByLabel(entries, edition), []);
}

export async function getAuthors(language: string): Promise<DirectoryView> {
  const index = await getIndex();
  const edition = editionOf(index, language);
  const entries = [...edition.byAuthor].flatMap(([id, stories]) => {
    const author = index.authors.get(id);
    return author
      ? [
          {
            label: edition.say(author.name),
            url: authorUrl(index.space, language, id),
            note: edition.words.count('stories', stories.length),
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

/** The months before and after one, among those that have stories. */
export function neighbourMonths(
  edition: Edition,
  stories: readonly Story[],
  month: string,
  urlOf: (month: string) => string,
): ListingView['neighbours'] {
  const firstOfMonth = new Map<string, Story>();
  for (const story of stories) if (!firstOfMonth.has(story.day.slice(0, 7))) firstOfMonth.set(story.day.slice(0, 7), story);
  const months = [...firstOfMonth];
  const position = months.findIndex(([key]) => key === month);
  const linkTo = (entry: [string, Story] | undefined): LinkView | undefined =>
    entry && { label: formatDate(entry[1].data.published, 'monthYear', edition.style), url: urlOf(entry[0]) };
  return { earlier: linkTo(months[position + 1]), later: position > 0 ? linkTo(months[position - 1]) : undefined };
}

function standingLink(index: NewsroomIndex, edition: Edition, page: DirectoryName): LinkView {
  return { label: edition.words.text(page), url: standingUrl(index.space, edition.view.language, page) };
}

function dayUrl(index: NewsroomIndex, edition: Edition, key: string): string {
  const [year = '', month = '', day = ''] = key.split('-');
  return archiveUrl(index.space, edition.view.language, { year, month, day });
}

function monthParts(key: string): { year: string; month: string } {
  const [year = '', month = ''] = key.split('-');
  return { year, month };
}

function sortByLabel<T extends { label: string }>(entries: readonly T[], edition: Edition): T[] {
  const collator = new Intl.Collator(edition.view.locale);
  return [...entries].sort((a, b) => collator.compare(a.label, b.label));
}
