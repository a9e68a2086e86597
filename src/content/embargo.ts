import { endOfEvent } from './event-time.ts';
import { formatDate } from '../shared/date-format.ts';
import { parentOf } from '../shared/ids.ts';
import type { Photo } from './newsroom-model.ts';
import { photoExpiry } from './photo-expiry.ts';
import { isPublished, type Publication } from '../shared/publication.ts';
import { headOf } from './story-head.ts';

/** A moment at which something comes out by itself, and how much. What it is stays unsaid: logs may be public. */
export interface EmbargoEnd {
  /** `2026-11-24T06:00:00Z` */
  at: string;
  stories: number;
  /** Live posts that come out in stories which are out already, or come out at the same moment. */
  posts: number;
  /** Fronts, banners and the like that appear or go. */
  turns?: number;
}

/** What is under embargo at a build’s moment. */
export interface EmbargoCalendar {
  /** The build’s moment, in milliseconds since 1970. */
  now: number;
  /** The newsroom’s time zone, in which moments are told to people. */
  timeZone: string;
  /** The soonest first. */
  ends: EmbargoEnd[];
}

interface Withholding {
  site: { timeZone: string; banner?: Term | undefined };
  articles: readonly { id: string; readonly head?: Publication | undefined; readonly data: Publication }[];
  livePosts: readonly { id: string; data: { published: string } }[];
  fronts?: readonly { data: Term }[];
  /** The ends of photos’ rights: on each, stories lose a photo. */
  photos?: readonly Pick<Photo, 'data' | 'picture'>[];
  events?: readonly { data: { start: string; end?: string | undefined; draft?: boolean | undefined } }[];
}

/** What is there for a time. */
interface Term {
  from?: string | undefined;
  until?: string | undefined;
}

/**
 * When the embargoes of stories and live posts end, and when something else that is there for a time appears or goes. Drafts, and posts of
 * drafts, wait for an editor and not for a moment.
 */
export function findEmbargoes({ site, articles, livePosts, fronts = [], events = [], photos = [] }: Withholding, now: number): EmbargoCalendar {
  const ends = new Map<number, Omit<EmbargoEnd, 'at'>>();
  const count = (moment: number, what: 'stories' | 'posts' | 'turns') => {
    const end = ends.get(moment) ?? { stories: 0, posts: 0 };
    end[what] = (end[what] ?? 0) + 1;
    ends.set(moment, end);
  };
  const heldPosts = Map.groupBy(
    livePosts.filter(({ data }) => !isPublished(data, now)),
    ({ id }) => parentOf(id),
  );
  for (const story of articles) {
    const { draft, removed, published } = headOf(story);
    if (draft === true || removed !== undefined) continue;
    const out = Date.parse(published);
    if (out > now) count(out, 'stories');
    for (const { data } of heldPosts.get(story.id) ?? []) count(Math.max(out, Date.parse(data.published)), 'posts');
  }
  for (const photo of photos) {
    const expiry = Date.parse(photoExpiry(photo) ?? '');
    // The moment itself is the last one of the rights.
    if (expiry >= now) count(Math.floor(expiry / 1000) * 1000 + 1000, 'turns');
  }
  const overs = events.filter(({ data }) => data.draft !== true).map(({ data }) => ({ until: endOfEvent(data) }));
  for (const { from, until } of [site.banner ?? {}, ...fronts.map(({ data }) => data), ...overs] as Term[])
    for (const instant of [from, until]) if (instant !== undefined && Date.parse(instant) > now) count(Date.parse(instant), 'turns');
  return {
    now,
    timeZone: site.timeZone,
    ends: [...ends].sort(([a], [b]) => a - b).map(([moment, counts]) => ({ at: isoInstant(moment), ...counts })),
  };
}

/** When the next embargo ends, or else something changes by itself, in a sentence that names no story; empty when nothing does. */
export function describeEmbargoes({ now, timeZone, ends }: EmbargoCalendar): string {
  const [next, ...later] = ends;
  if (!next) return '';
  const style = { locale: 'en-GB', timeZone, forms: { dateTime: '{date}, {time}', patterns: { weekdayDate: '{weekday} {day} {month} {year}' } } };
  const moment = `${formatDate(next.at, 'weekdayDate', style)} at ${formatDate(next.at, 'time', style)} ${timeZone}`;
  const rest = sum(later);
  const more = later.length === 0 ? '' : ` Later: ${amount(rest)}, the last on ${formatDate(later.at(-1)?.at ?? '', 'date', style)}.`;
  const what = next.stories + next.posts > 0 ? 'Next embargo ends' : 'Next change by itself is';
  return `${what} on ${moment}, in ${duration(Date.parse(next.at) - now)}: ${amount(next)}.${more}`;
}

/** What a scheduler reads: `{ "next": "2026-11-24T06:00:00Z", "all": ["2026-11-24T06:00:00Z"] }`; `next` is null when there is none. */
export function formatEmbargoRecord({ ends }: EmbargoCalendar): string {
  return `${JSON.stringify({ next: ends[0]?.at ?? null, all: ends.map(({ at }) => at) }, null, 2)}\n`;
}

/** Whether the site should be built again, and why, in a sentence. */
export interface Verdict {
  due: boolean;
  reason: string;
}

/** Judges by what the last build has recorded. A record that cannot be read calls for a build, which writes a sound one. */
export function judgeDue(record: string, now: number): Verdict {
  const next = readNext(record);
  if (next === undefined) return { due: true, reason: 'A build is due: what the last one recorded cannot be read.' };
  if (next === null) return { due: false, reason: 'Nothing is due: nothing was waiting for its time when the site was last built.' };
  const left = Date.parse(next) - now;
  return left > 0
    ? { due: false, reason: `Nothing is due until ${next}, in ${duration(left)}.` }
    : { due: true, reason: `A build is due: something was to appear or to go at ${next}.` };
}

function readNext(record: string): string | null | undefined {
  try {
    const { next } = JSON.parse(record) as { next?: unknown };
    if (next === null) return null;
    return typeof next === 'string' && !Number.isNaN(Date.parse(next)) ? next : undefined;
  } catch {
    return undefined;
  }
}

function isoInstant(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

type Amount = Omit<EmbargoEnd, 'at'>;

function sum(ends: readonly EmbargoEnd[]): Amount {
  return ends.reduce<Amount>(
    (all, { stories, posts, turns = 0 }) => ({
      stories: all.stories + stories,
      posts: all.posts + posts,
      turns: (all.turns ?? 0) + turns,
    }),
    { stories: 0, posts: 0 },
  );
}

/** `2 stories, 1 live post and 1 change of front or banner` */
function amount({ stories, posts, turns = 0 }: Amount): string {
  const parts = [
    stories === 0 ? '' : counted(stories, 'story', 'stories'),
    posts === 0 ? '' : counted(posts, 'live post', 'live posts'),
    turns === 0 ? '' : counted(turns, 'change of a front, banner, event or photo’s rights', 'changes of fronts, banners, events or photos’ rights'),
  ].filter(Boolean);
  return new Intl.ListFormat('en-GB').format(parts);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In the largest unit that still says enough: minutes up to two hours, hours up to two days, then days. */
function duration(milliseconds: number): string {
  if (milliseconds < 2 * HOUR) return counted(Math.ceil(milliseconds / MINUTE), 'minute', 'minutes');
  if (milliseconds < 2 * DAY) return counted(Math.round(milliseconds / HOUR), 'hour', 'hours');
  return counted(Math.round(milliseconds / DAY), 'day', 'days');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
