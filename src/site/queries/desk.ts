import { dayKey } from '../../shared/calendar.ts';
import { dateTimeView, formatDate, timeView } from '../../shared/date-format.ts';
import { isPublished } from '../../shared/publication.ts';
import { deskUrl, frontUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { DayGroup, LineView, ListingView } from '../views/listing.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { buildChrome } from './chrome.ts';
import { alternatesOf } from './alternates.ts';
import { buildHead } from './head.ts';
import { dayUrl, storiesByDay } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { LivePost, Story } from './story.ts';

/** What of an edition is not out yet. A build’s index has none of it; while editing, everything is there. */
export interface Waiting {
  /** The one that comes out first stands first. */
  embargoed: Story[];
  drafts: Story[];
  /** Live posts under embargo in stories that are no drafts, the first to come out first. */
  posts: { story: Story; post: LivePost }[];
}

export function findWaiting(index: NewsroomIndex, edition: Edition): Waiting {
  const unpublished = edition.stories.all.filter((story) => !story.published);
  const posts = edition.stories.all
    .filter(({ data }) => data.draft !== true)
    .flatMap((story) => withheldPosts(index, story).map((post) => ({ story, post })));
  return {
    embargoed: unpublished.filter(({ data }) => data.draft !== true).toReversed(),
    drafts: unpublished.filter(({ data }) => data.draft === true),
    posts: posts.sort((a, b) => Date.parse(a.post.data.published) - Date.parse(b.post.data.published)),
  };
}

export function withheldPosts(index: NewsroomIndex, story: Story): LivePost[] {
  return (index.livePosts.get(story.id) ?? []).filter((post) => !isPublished(post.data, index.now));
}

/** What decides whether something is out. */
type Withholdable = Pick<ArticleData, 'published' | 'draft'>;

/** Why something is not out, in full: “Draft”, or “Under embargo until 24 November 2026, 06:00”. */
export function withheldLabel(edition: Edition, { draft, published }: Withholdable): string {
  if (draft === true) return edition.words.text('draft');
  return edition.words.text('embargo', { date: dateTimeView(published, edition.style).label });
}

/** The same in few words, to stand beside a headline: “Embargo until 24 Nov, 06:00”. */
export function withheldMark(index: NewsroomIndex, edition: Edition, { draft, published }: Withholdable): string {
  const { style, words } = edition;
  if (draft === true) return words.text('draft');
  const yearOf = (instant: string) => dayKey(instant, style.timeZone).slice(0, 4);
  const isThisYear = yearOf(published) === yearOf(new Date(index.now).toISOString());
  const day = formatDate(published, isThisYear ? 'shortDayMonth' : 'date', style);
  return words.text('embargoMark', { day, time: formatDate(published, 'time', style) });
}

/** The way to the list of all that waits, which says how much there is: “2 drafts, 3 under embargo”. */
export function deskLink(index: NewsroomIndex, edition: Edition): LinkView {
  const { embargoed, drafts, posts } = findWaiting(index, edition);
  const { words } = edition;
  const parts = [
    ...(drafts.length > 0 ? [words.count('draftsCount', drafts.length)] : []),
    ...(embargoed.length > 0 ? [words.count('embargoedCount', embargoed.length)] : []),
    ...(posts.length > 0 ? [words.count('waitingPosts', posts.length)] : []),
  ];
  return {
    label: parts.length > 0 ? edition.listNames(parts) : words.text('nothingWaits'),
    url: deskUrl(index.space, edition.view.language),
  };
}

/** The list of all that waits: what is under embargo by the day on which it comes out, then the drafts. Only `npm run dev` has it. */
export function getDeskPage(index: NewsroomIndex, edition: Edition): ListingView {
  const { words } = edition;
  const { language } = edition.view;
  const waiting = findWaiting(index, edition);
  const url = deskUrl(index.space, language);
  const name = words.text('deskPage');
  const alternates = alternatesOf(index, edition, (other) => deskUrl(index.space, other.view.language));
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: name, description: words.text('deskCovers'), url, alternates, indexed: false }),
    breadcrumb: [
      { label: edition.newspaper, url: frontUrl(index.space, language) },
      { label: name, url },
    ],
    name,
    covers: words.text('deskCovers'),
    days: [...embargoDays(index, edition, waiting), ...draftsGroup(index, edition, waiting.drafts, url)],
    months: [],
    neighbours: {},
  };
}

function embargoDays(index: NewsroomIndex, edition: Edition, { embargoed, posts }: Waiting): DayGroup[] {
  const days = new Map<string, DayGroup>();
  for (const story of embargoed) {
    const [group] = storiesByDay(index, edition, [story]);
    if (group) addTo(days, story.day, group);
  }
  for (const { story, post } of posts) {
    const { published, headline } = post.data;
    const line: LineView = {
      url: `${story.url}#post-${post.id.split('/').at(-1) ?? ''}`,
      headline,
      kicker: story.data.headline,
      colour: story.section.colour,
      time: timeView(published, 'time', edition.style),
    };
    const day = dayKey(published, index.space.timeZone);
    addTo(days, day, {
      weekday: formatDate(published, 'weekday', edition.style),
      date: formatDate(published, 'date', edition.style),
      url: dayUrl(index, edition, day),
      stories: [line],
    });
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, day]) => ({ ...day, stories: day.stories.toSorted((a, b) => (a.time.datetime < b.time.datetime ? -1 : 1)) }));
}

function addTo(days: Map<string, DayGroup>, key: string, group: DayGroup): void {
  const known = days.get(key);
  if (known) known.stories.push(...group.stories);
  else days.set(key, { ...group, stories: [...group.stories] });
}

function draftsGroup(index: NewsroomIndex, edition: Edition, drafts: readonly Story[], url: string): DayGroup[] {
  if (drafts.length === 0) return [];
  const stories = drafts.flatMap((story) => {
    const { published } = story.data;
    const time = { ...timeView(published, 'time', edition.style), label: formatDate(published, 'shortDayMonth', edition.style) };
    return storiesByDay(index, edition, [story]).flatMap((day) => day.stories.map((line): LineView => ({ ...line, time })));
  });
  return [{ weekday: edition.words.count('draftsCount', stories.length), date: '', url, stories }];
}
