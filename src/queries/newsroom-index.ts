import { dayKey } from '../lib/calendar.ts';
import type { CsvTable } from '../lib/csv-table.ts';
import { digestOf, digestOnce } from '../lib/digest.ts';
import { localise } from '../lib/localised.ts';
import { translator, type Translator } from '../lib/messages.ts';
import { photoFacts, type PhotoFacts } from '../lib/photo-rights.ts';
import { buildXmp } from '../lib/photo-xmp.ts';
import type { PublishedPhoto } from '../lib/pictures.ts';
import type { Entry, Newsroom, Photo } from '../lib/newsroom/newsroom.ts';
import { isPublished } from '../lib/publication.ts';
import { flattenSections, type Section } from '../lib/section-tree.ts';
import type { BodyFacts } from '../lib/newsroom/body-check.ts';
import type { RecordingFile } from '../lib/newsroom/recording-file.ts';
import type { SourceRef } from '../lib/newsroom/source-file.ts';
import { addressSpace, storyUrl, type AddressSpace } from '../lib/urls.ts';
import type { DateStyle } from '../lib/date-format.ts';
import type { StoryVersions } from '../lib/versions/story-versions.ts';
import type { EditionView } from '../lib/views/edition.ts';
import type { ArticleData, LivePostData } from '../schemas/article.ts';
import type { AuthorData } from '../schemas/author.ts';
import type { CommentData } from '../schemas/comment.ts';
import type { FrontData } from '../schemas/front.ts';
import type { PageData } from '../schemas/page.ts';
import type { RedirectData } from '../schemas/redirects.ts';
import type { PHOTO_KINDS } from '../schemas/photo.ts';
import type { Localised } from '../schemas/common.ts';
import type { SiteData } from '../schemas/site.ts';
import type { TopicData } from '../schemas/topic.ts';

/** A story with what pages ask about it worked out once. */
export interface Story {
  /** `en/2022/first-talks` */
  id: string;
  /** `2022/first-talks` */
  key: string;
  language: string;
  slug: string;
  url: string;
  /** `2022-02-28` in the newsroom’s time zone. */
  day: string;
  section: Section;
  data: ArticleData;
  /** The digest of `data`. */
  fields: string;
  /** Where its text is. */
  source: SourceRef;
  /** What is known of its text. */
  text: BodyFacts;
  comments: { id: string; data: CommentData; digest: string }[];
  /** Its published versions, when there is more than one. */
  versions?: StoryVersions | undefined;
  /** False for what only an editor may see: a draft, or a story under embargo. */
  published: boolean;
}

export interface LivePost {
  id: string;
  data: LivePostData;
  source: SourceRef;
}

/** A page of the newsroom’s own words: on itself, or a policy. */
export interface StandingText {
  path: string;
  data: PageData;
  source: SourceRef;
}

/** A photo with what its file carries filled in: what may be published. */
export interface PublishablePhoto extends PhotoFacts {
  image: PublishedPhoto;
  focus: string;
  kind: (typeof PHOTO_KINDS)[number];
}

/** One language’s newspaper: its published stories, newest first, and the same grouped. */
export interface Edition {
  view: EditionView;
  name: string;
  short: string;
  style: DateStyle;
  words: Translator;
  stories: Story[];
  byKey: Map<string, Story>;
  /** By section path; a section’s list holds its subsections’ stories too. */
  bySection: Map<string, Story[]>;
  byAuthor: Map<string, Story[]>;
  byTopic: Map<string, Story[]>;
  /** By month, `2022-02`. */
  byMonth: Map<string, Story[]>;
  byDay: Map<string, Story[]>;
  front: FrontData;
  pages: Map<string, StandingText>;
  /** A text of the newsroom’s in this edition’s language. */
  say(text: Localised): string;
  /** Names as a list in this edition’s language: “A, B and C”. */
  listNames(names: readonly string[]): string;
}

/** Everything that may be published now, read once for all routes. */
export interface NewsroomIndex {
  site: SiteData;
  space: AddressSpace;
  /** The build’s moment, in milliseconds since 1970. Nothing depends on it but what is out, and what is news, at that moment. */
  now: number;
  firstLanguage: string;
  sections: Map<string, Section>;
  authors: Map<string, AuthorData>;
  topics: Map<string, TopicData>;
  photos: Map<string, PublishablePhoto>;
  editions: Map<string, Edition>;
  /** Stories of all editions by id. */
  stories: Map<string, Story>;
  /** The stories that are one story in several languages, by each of their ids. */
  translations: Map<string, Story[]>;
  livePosts: Map<string, LivePost[]>;
  /** Addresses that never were a story’s, with where they lead. */
  redirects: readonly RedirectData[];
  /** Figures beside stories, by id with the ending: `en/2026/co2-by-year.csv`. */
  tables: Map<string, Entry<CsvTable>>;
  /** Digests of the recordings, by file name. */
  media: Map<string, string>;
  /** What the recordings’ files say of themselves, by file name. */
  recordings: Map<string, RecordingFile>;
  /** What is wrong in the content, which only an editor sees. */
  faults?: string | undefined;
}

/** The edition for a route’s `[...edition]` part. Throws when there is none. */
export function editionOf(index: NewsroomIndex, language: string): Edition {
  const edition = index.editions.get(language);
  if (!edition) throw new Error(`There is no edition in “${language}”. Editions: ${[...index.editions.keys()].join(', ')}.`);
  return edition;
}

export interface IndexOptions {
  /** The moment that decides what is published, in milliseconds since 1970. */
  now: number;
  /** Takes in drafts and stories under embargo too, as while editing. */
  everything?: boolean;
  faults?: string | undefined;
  /** By the ids of the stories that have more than one published version. */
  versions?: ReadonlyMap<string, StoryVersions> | undefined;
}

/** Sorts and groups all content once, for every page. */
export function buildIndex(newsroom: Newsroom, { now, everything = false, faults, versions }: IndexOptions): NewsroomIndex {
  const { site, fronts, pages } = newsroom;
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const space = addressSpace(site.address, firstLanguage, site.timeZone);
  const sections = new Map(flattenSections(newsroom.sections).map((section) => [section.path, section]));
  const commentsByStory = Map.groupBy(newsroom.comments, (comment) => parent(comment.id));
  const stories = newsroom.articles
    .filter(({ data }) => everything || isPublished(data, now))
    .map(({ id, data, fields, source, text }): Story => {
      const language = id.slice(0, id.indexOf('/'));
      const key = id.slice(language.length + 1);
      const slug = key.slice(key.lastIndexOf('/') + 1);
      const section = sections.get(data.section);
      if (!section) throw new Error(`${source.file}: “${data.section}” is not a section.`);
      return {
        id,
        key,
        language,
        slug,
        url: storyUrl(space, { language, section: data.section, published: data.published, slug }),
        day: dayKey(data.published, site.timeZone),
        section,
        data,
        fields: fields ?? digestOnce(data),
        source,
        text,
        comments: (commentsByStory.get(id) ?? []).map((comment) => ({ id: comment.id, data: comment.data, digest: comment.source.digest })),
        versions: versions?.get(id),
        published: isPublished(data, now),
      };
    })
    .map((story) => ({ story, time: Date.parse(story.data.published) }))
    .sort((a, b) => b.time - a.time || (a.story.id < b.story.id ? -1 : 1))
    .map(({ story }) => story);

  const byLanguage = Map.groupBy(stories, (story) => story.language);
  const editions = new Map(
    site.languages.map((language): [string, Edition] => {
      const own = byLanguage.get(language.code) ?? [];
      const view: EditionView = { language: language.code, locale: language.locale, direction: language.direction ?? 'ltr' };
      const names = new Intl.ListFormat(language.locale, { type: 'conjunction' });
      const edition: Edition = {
        view,
        name: language.name,
        short: language.short,
        style: { locale: language.locale, timeZone: site.timeZone },
        words: translator(view),
        stories: own,
        byKey: new Map(own.map((story) => [story.key, story])),
        bySection: groupByMany(own, (story) => [story.section.path, ...story.section.ancestors]),
        byAuthor: groupByMany(own, (story) => story.data.byline),
        byTopic: groupByMany(own, (story) => story.data.topics ?? []),
        byMonth: Map.groupBy(own, (story) => story.day.slice(0, 7)),
        byDay: Map.groupBy(own, (story) => story.day),
        front: fronts.find((front) => front.id === language.code)?.data ?? {},
        pages: new Map(
          pages
            .filter((page) => page.id.startsWith(`${language.code}/`))
            .map(({ id, data, source }) => ({ path: id.slice(language.code.length + 1), data, source }))
            .sort((a, b) => a.data.order - b.data.order || (a.path < b.path ? -1 : 1))
            .map((page) => [page.path, page]),
        ),
        say: (text) => localise(text, language.code, firstLanguage),
        listNames: (list) => (list.length === 1 ? (list[0] ?? '') : names.format(list)),
      };
      return [language.code, edition];
    }),
  );

  return {
    site,
    space,
    now,
    firstLanguage,
    sections,
    authors: new Map(newsroom.authors.map((author) => [author.id, author.data])),
    topics: new Map(newsroom.topics.map((topic) => [topic.id, topic.data])),
    photos: new Map(newsroom.photos.flatMap((photo) => publishable(photo, firstLanguage) ?? []).map((photo) => [photo.image.id, photo])),
    editions,
    stories: new Map(stories.map((story) => [story.id, story])),
    translations: linkTranslations(stories, firstLanguage),
    livePosts: Map.groupBy(
      newsroom.livePosts
        .filter((post) => everything || isPublished(post.data, now))
        .map(({ id, data, source }) => ({ id, data, source }))
        .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1)),
      (post) => parent(post.id),
    ),
    redirects: newsroom.redirects,
    tables: new Map(newsroom.tables.map((table) => [table.id, table])),
    media: new Map(newsroom.media.map(({ id, source }) => [id, source.digest])),
    recordings: new Map(newsroom.media.flatMap(({ id, recording }) => (recording ? [[id, recording]] : []))),
    faults,
  };
}

function publishable(photo: Photo, firstLanguage: string): PublishablePhoto | undefined {
  const facts = photoFacts(photo);
  if (!facts) return undefined;
  const { id, digest, data, picture } = photo;
  return {
    image: { id, digest, words: digestOf(buildXmp(facts, firstLanguage)), width: picture.width, height: picture.height },
    ...facts,
    focus: data.focus ?? '50% 50%',
    kind: data.kind ?? 'photo',
  };
}

function linkTranslations(stories: readonly Story[], firstLanguage: string): Map<string, Story[]> {
  const groups = Map.groupBy(stories, (story) => (story.language === firstLanguage ? story.key : (story.data.translationOf ?? story.id)));
  const linked = new Map<string, Story[]>();
  for (const group of groups.values()) for (const story of group) linked.set(story.id, group);
  return linked;
}

function parent(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

function groupByMany<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
