import { getCollection, getEntry } from 'astro:content';
import { dayKey } from '../lib/calendar.ts';
import { localise } from '../lib/localised.ts';
import { translator, type Translator } from '../lib/messages.ts';
import { isPublished, presentMoment } from '../lib/publication.ts';
import { flattenSections, type Section } from '../lib/section-tree.ts';
import { addressSpace, storyUrl, type AddressSpace } from '../lib/urls.ts';
import type { DateStyle } from '../lib/date-format.ts';
import type { EditionView } from '../lib/view-models.ts';
import type { ArticleData, LivePostData } from '../schemas/article.ts';
import type { AuthorData } from '../schemas/author.ts';
import type { CommentData } from '../schemas/comment.ts';
import type { FrontData } from '../schemas/front.ts';
import type { PageData } from '../schemas/page.ts';
import type { PublishablePhoto } from '../schemas/photo.ts';
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
  /** The file’s path from the project’s root. */
  file: string;
  comments: { id: string; data: CommentData }[];
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
  pages: { path: string; data: PageData; file: string }[];
  /** A text of the newsroom’s in this edition’s language. */
  say(text: Localised): string;
}

/** Everything that may be published now, read once for all routes. */
export interface NewsroomIndex {
  site: SiteData;
  space: AddressSpace;
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
  livePosts: Map<string, { id: string; data: LivePostData; file: string }[]>;
  faults?: string | undefined;
}

let remembered: Promise<NewsroomIndex> | undefined;

/** The index. A build reads it once; `npm run dev` reads it anew for each page, so that a saved file shows at once. */
export function getIndex(): Promise<NewsroomIndex> {
  if (import.meta.env.DEV) return readIndex();
  remembered ??= readIndex();
  return remembered;
}

/** The edition for a route’s `[...edition]` part. Throws when there is none. */
export function editionOf(index: NewsroomIndex, language: string): Edition {
  const edition = index.editions.get(language);
  if (!edition) throw new Error(`There is no edition in “${language}”. Editions: ${[...index.editions.keys()].join(', ')}.`);
  return edition;
}

async function readIndex(): Promise<NewsroomIndex> {
  const [siteEntry, sectionsEntry, faultsEntry] = await Promise.all([
    getEntry('site', 'site'),
    getEntry('sections', 'sections'),
    getEntry('faults', 'faults'),
  ]);
  if (!siteEntry || !sectionsEntry) throw new Error('content/site.yaml and content/sections.yaml have not been loaded.');
  const site = siteEntry.data;
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const space = addressSpace(site.address, firstLanguage, site.timeZone);
  const sections = new Map(flattenSections(sectionsEntry.data.sections).map((section) => [section.path, section]));
  const [articles, livePosts, authors, topics, photos, fronts, pages, comments] = await Promise.all([
    getCollection('articles'),
    getCollection('livePosts'),
    getCollection('authors'),
    getCollection('topics'),
    getCollection('photos'),
    getCollection('fronts'),
    getCollection('pages'),
    getCollection('comments'),
  ]);

  const now = presentMoment(process.env, Date.now);
  const visible = (data: ArticleData | LivePostData) => import.meta.env.DEV || isPublished(data, now);
  const commentsByStory = groupBy(comments, (comment) => parent(comment.id));
  const stories = articles
    .filter((article) => visible(article.data))
    .map((article): Story => {
      const [language = '', ...rest] = article.id.split('/');
      const key = rest.join('/');
      const slug = rest.at(-1) ?? '';
      const { data } = article;
      const section = sections.get(data.section);
      if (!section) throw new Error(`${article.filePath}: “${data.section}” is not a section.`);
      return {
        id: article.id,
        key,
        language,
        slug,
        url: storyUrl(space, { language, section: data.section, published: data.published, slug }),
        day: dayKey(data.published, site.timeZone),
        section,
        data,
        file: article.filePath ?? '',
        comments: (commentsByStory.get(article.id) ?? []).map(({ id, data: comment }) => ({ id, data: comment })),
      };
    })
    .sort(newestFirst);

  const byLanguage = groupBy(stories, (story) => story.language);
  const editions = new Map(
    site.languages.map((language): [string, Edition] => {
      const own = byLanguage.get(language.code) ?? [];
      const view: EditionView = { language: language.code, locale: language.locale, direction: language.direction ?? 'ltr' };
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
        byMonth: groupBy(own, (story) => story.day.slice(0, 7)),
        byDay: groupBy(own, (story) => story.day),
        front: fronts.find((front) => front.id === language.code)?.data ?? {},
        pages: pages
          .filter((page) => page.id.startsWith(`${language.code}/`))
          .map((page) => ({ path: page.id.slice(language.code.length + 1), data: page.data, file: page.filePath ?? '' }))
          .sort((a, b) => a.data.order - b.data.order || (a.path < b.path ? -1 : 1)),
        say: (text) => localise(text, language.code, firstLanguage),
      };
      return [language.code, edition];
    }),
  );

  return {
    site,
    space,
    firstLanguage,
    sections,
    authors: new Map(authors.map((author) => [author.id, author.data])),
    topics: new Map(topics.map((topic) => [topic.id, topic.data])),
    photos: new Map(photos.map((photo) => [photo.id, photo.data])),
    editions,
    stories: new Map(stories.map((story) => [story.id, story])),
    translations: linkTranslations(stories, firstLanguage),
    livePosts: groupBy(
      livePosts
        .filter((post) => visible(post.data))
        .map((post) => ({ id: post.id, data: post.data, file: post.filePath ?? '' }))
        .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1)),
      (post) => parent(post.id),
    ),
    faults: faultsEntry?.data.text === '' ? undefined : faultsEntry?.data.text,
  };
}

function newestFirst(a: Story, b: Story): number {
  return Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? -1 : 1);
}

function linkTranslations(stories: readonly Story[], firstLanguage: string): Map<string, Story[]> {
  const groups = groupBy(stories, (story) => (story.language === firstLanguage ? story.key : (story.data.translationOf ?? story.id)));
  const linked = new Map<string, Story[]>();
  for (const group of groups.values()) for (const story of group) linked.set(story.id, group);
  return linked;
}

function parent(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return groupByMany(items, (item) => [keyOf(item)]);
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
