import { dayKey } from '../lib/calendar.ts';
import type { CsvTable } from '../lib/csv-table.ts';
import { digestOf, digestOnce } from '../lib/digest.ts';
import { parentOf, slugOf, splitLanguage } from '../lib/ids.ts';
import { localise } from '../lib/localised.ts';
import { translator, type Translator } from '../lib/messages.ts';
import { photoFacts, type PhotoFacts } from '../lib/photo-rights.ts';
import { buildXmp } from '../lib/photo-xmp.ts';
import type { PublishedPhoto } from '../lib/pictures.ts';
import type { Content, InOrder, StoredEntry } from '../lib/newsroom/collections.ts';
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
  tables: Map<string, { id: string; source: SourceRef; data: CsvTable }>;
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
  faults?: string | undefined;
}

/** Sorts and groups all content once, for every page: the entries of the collections, which hold what is to be shown and nothing else. */
export function buildIndex(content: Content, { now, faults }: IndexOptions): NewsroomIndex {
  const site = content.site[0]?.data;
  if (!site) throw new Error('The collection “site” is empty: content/site.yaml was not read.');
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const space = addressSpace(site.address, firstLanguage, site.timeZone);
  const tree = inOrder(content.sections);
  const sections = new Map(flattenSections(tree).map((section) => [section.path, section]));
  const commentsByStory = Map.groupBy(content.comments, (comment) => parentOf(comment.id));
  const versions = new Map(content.versions.map(({ id, data }) => [id, data]));
  const stories = content.articles
    .map((entry): Story => {
      const { id, data } = entry;
      const source = sourceOf(entry);
      const [language, key] = splitLanguage(id);
      const slug = slugOf(key);
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
        fields: data.fields ?? digestOnce(data),
        source,
        text: data.text,
        comments: (commentsByStory.get(id) ?? []).map((comment) => ({ id: comment.id, data: comment.data, digest: digestIn(comment) })),
        versions: versions.get(id),
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
        front: content.fronts.find((front) => front.id === language.code)?.data ?? {},
        pages: new Map(
          content.pages
            .filter((page) => page.id.startsWith(`${language.code}/`))
            .map((page) => ({ path: page.id.slice(language.code.length + 1), data: page.data, source: sourceOf(page) }))
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
    authors: new Map(content.authors.map((author) => [author.id, author.data])),
    topics: new Map(content.topics.map((topic) => [topic.id, topic.data])),
    photos: new Map(content.photos.flatMap((photo) => publishable(photo, firstLanguage) ?? []).map((photo) => [photo.image.id, photo])),
    editions,
    stories: new Map(stories.map((story) => [story.id, story])),
    translations: linkTranslations(stories, firstLanguage),
    livePosts: Map.groupBy(
      content.livePosts
        .map((post) => ({ id: post.id, data: post.data, source: sourceOf(post) }))
        .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1)),
      (post) => parentOf(post.id),
    ),
    redirects: inOrder(content.redirects),
    tables: new Map(content.tables.map((table) => [table.id, { id: table.id, source: sourceOf(table), data: table.data }])),
    media: new Map(content.media.map((file) => [file.id, digestIn(file)])),
    recordings: new Map(content.media.flatMap(({ id, data: { recording } }) => (recording ? [[id, recording]] : []))),
    faults,
  };
}

function inOrder<T extends InOrder>(entries: readonly StoredEntry<T>[]): T[] {
  return entries.map(({ data }) => data).sort((a, b) => a.order - b.order);
}

/** Where an entry was read. Throws for one that was made of no file. */
function sourceOf(entry: Pick<StoredEntry<unknown>, 'id' | 'filePath' | 'digest'>): SourceRef {
  if (entry.filePath === undefined) throw new Error(`The entry “${entry.id}” does not say in which file it was read.`);
  return { file: entry.filePath, digest: digestIn(entry) };
}

function digestIn({ digest }: Pick<StoredEntry<unknown>, 'digest'>): string {
  return digest === undefined ? '' : String(digest);
}

function publishable(photo: Content['photos'][number], firstLanguage: string): PublishablePhoto | undefined {
  const { id, data } = photo;
  const { picture } = data;
  const facts = photoFacts({ data, picture });
  if (!facts) return undefined;
  return {
    image: { id, digest: digestIn(photo), words: digestOf(buildXmp(facts, firstLanguage)), width: picture.width, height: picture.height },
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
