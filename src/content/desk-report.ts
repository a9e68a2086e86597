import { parentOf, splitLanguage } from '../shared/ids.ts';
import { dayKey } from '../shared/calendar.ts';
import { localise } from './localised.ts';
import type { Newsroom, TextEntry } from './newsroom-model.ts';
import { photoExpiry } from './photo-expiry.ts';
import type { Localised } from './schemas/common.ts';
import type { ArticleData } from './schemas/article.ts';
import { flattenSections } from './section-tree.ts';
import { stateOf, type StoryState } from './story-state.ts';

/** A story as it stands in lists of the desk: with names, not ids. */
export interface DeskStory {
  id: string;
  headline: string;
  state: StoryState;
  published: string;
  section: string;
  byline: string[];
  kind: ArticleData['kind'];
  words: number;
  file: string;
}

/** What the desk has in hand at a moment. */
export interface DeskReport {
  version: 1;
  at: string;
  timeZone: string;
  /** Stories of today that readers have, the latest first. */
  outToday: DeskStory[];
  /** Stories that wait for their time, the soonest first. */
  scheduled: DeskStory[];
  /** Drafts, the one that was to be published first at the top. */
  inWork: DeskStory[];
  /** Stories that were taken down, the latest to be published first. */
  removed: DeskStory[];
  /** Coverage that goes on. */
  live: DeskStory[];
  /** Stories that have been left lying, and how. */
  stale: (DeskStory & { why: string })[];
  /** Photos without a text for readers who cannot see them. */
  withoutAlt: { photo: string; file: string }[];
  /** Photos whose rights end within thirty days, or have ended. */
  rights: { photo: string; ends: string; ended: boolean; stories: string[] }[];
  /** Stories and words of each of the last fourteen days. */
  days: { day: string; stories: number; words: number }[];
}

const DAY = 24 * 60 * 60 * 1000;
const DAYS_SHOWN = 14;
const DAYS_OF_WARNING = 30;
const DAYS_OF_WORK = 30;

export function buildDeskReport(newsroom: Newsroom, now: number): DeskReport {
  const { timeZone } = newsroom.site;
  const names = new Names(newsroom);
  const stories = newsroom.articles.map((story) => describe(names, story, now));
  const dayOf = ({ published }: DeskStory): string => dayKey(published, timeZone);
  const today = dayKey(new Date(now).toISOString(), timeZone);
  const out = stories.filter(({ state }) => state === 'out');
  const byTime = (a: DeskStory, b: DeskStory): number => Date.parse(a.published) - Date.parse(b.published) || (a.id < b.id ? -1 : 1);
  const ofState = (state: StoryState): DeskStory[] => stories.filter((story) => story.state === state).sort(byTime);
  const running = new Set(newsroom.articles.filter(({ data }) => data.live?.status === 'live').map(({ id }) => id));
  return {
    version: 1,
    at: new Date(now).toISOString(),
    timeZone,
    outToday: out.filter((story) => dayOf(story) === today).sort((a, b) => byTime(b, a)),
    scheduled: ofState('scheduled'),
    inWork: ofState('draft'),
    removed: ofState('removed').reverse(),
    live: out.filter(({ id }) => running.has(id)).sort((a, b) => byTime(b, a)),
    stale: findStale(newsroom, stories, now),
    withoutAlt: newsroom.photos
      .filter(({ data, picture }) => data.alt === undefined && picture.alt === undefined)
      .map(({ id, source, file }) => ({ photo: id, file: source?.file ?? file })),
    rights: expiring(newsroom, now),
    days: Array.from({ length: DAYS_SHOWN }, (_, back) => {
      const day = dayKey(new Date(now - back * DAY).toISOString(), timeZone);
      const own = out.filter((story) => dayOf(story) === day);
      return { day, stories: own.length, words: own.reduce((sum, { words }) => sum + words, 0) };
    }),
  };
}

/** Coverage that says it goes on and has been silent for a day, and drafts whose date has long passed. */
function findStale({ articles, livePosts }: Newsroom, stories: readonly DeskStory[], now: number): DeskReport['stale'] {
  const running = new Map(articles.filter(({ data }) => data.live?.status === 'live').map(({ id, data }) => [id, Date.parse(data.published)]));
  for (const { id, data } of livePosts) {
    const latest = running.get(parentOf(id));
    if (latest !== undefined) running.set(parentOf(id), Math.max(latest, Date.parse(data.published)));
  }
  return stories.flatMap((story) => {
    const latest = running.get(story.id);
    if (story.state === 'out' && latest !== undefined && now - latest > DAY) return [{ ...story, why: 'It is live, and nothing has been posted for a day.' }];
    const isOld = story.state === 'draft' && now - Date.parse(story.published) > DAYS_OF_WORK * DAY;
    return isOld ? [{ ...story, why: `It is a draft of more than ${String(DAYS_OF_WORK)} days ago.` }] : [];
  });
}

/** The names that stories name their sections and writers by, in their own languages. */
class Names {
  readonly #first: string;
  readonly #sections: ReadonlyMap<string, Localised>;
  readonly #authors: ReadonlyMap<string, Localised>;

  constructor({ site, sections, authors }: Newsroom) {
    this.#first = site.languages[0]?.code ?? 'en';
    this.#sections = new Map(flattenSections(sections).map(({ path, name }) => [path, name]));
    this.#authors = new Map(authors.map(({ id, data }) => [id, data.name]));
  }

  section(path: string, language: string): string {
    return localise(this.#sections.get(path) ?? path, language, this.#first);
  }

  author(id: string, language: string): string {
    return localise(this.#authors.get(id) ?? id, language, this.#first);
  }
}

function describe(names: Names, { id, data, text, source }: TextEntry<ArticleData>, now: number): DeskStory {
  const [language] = splitLanguage(id);
  return {
    id,
    headline: data.headline,
    state: stateOf(data, now),
    published: data.published,
    section: names.section(data.section, language),
    byline: data.byline.map((author) => names.author(author, language)),
    kind: data.kind,
    words: text.words,
    file: source.file,
  };
}

function expiring({ photos, articles, livePosts }: Newsroom, now: number): DeskReport['rights'] {
  return photos
    .flatMap((photo) => {
      const ends = photoExpiry(photo);
      if (ends === undefined || Date.parse(ends) - now > DAYS_OF_WARNING * DAY) return [];
      const stories = [...articles, ...livePosts].filter(({ data }) => data.photos?.some((use) => use.photo === photo.id)).map(({ id }) => id);
      return [{ photo: photo.id, ends, ended: Date.parse(ends) < now, stories }];
    })
    .sort((a, b) => Date.parse(a.ends) - Date.parse(b.ends));
}
