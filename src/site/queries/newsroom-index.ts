import { dayKey } from '../../shared/calendar.ts';
import type { CsvTable } from '../../shared/csv-table.ts';
import { digestOf, digestOnce } from '../../shared/digest.ts';
import { localise } from '../../content/localised.ts';
import { translator, type Translator } from '../../messages/messages.ts';
import { photoFacts, type PhotoFacts } from '../../content/photo-rights.ts';
import { buildXmp } from '../../content/photo-xmp.ts';
import type { PublishedPhoto } from '../../shared/pictures.ts';
import type { Content, InOrder, StoredEntry } from '../../content/collections.ts';
import { parentOf, slugOf, splitLanguage } from '../../shared/ids.ts';
import { isPublished } from '../../shared/publication.ts';
import { flattenSections, type Section } from '../../content/section-tree.ts';
import type { BodyFacts } from '../../content/checks/body-check.ts';
import type { RecordingFile } from '../../content/recording-file.ts';
import type { SourceRef } from '../../content/source-file.ts';
import { addressSpace, storyUrl, type AddressSpace } from '../../shared/urls.ts';
import type { DateStyle } from '../../shared/date-format.ts';
import type { StoryVersions } from '../../content/versions/story-versions.ts';
import type { EditionView } from '../views/edition.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import type { AuthorData } from '../../content/schemas/author.ts';
import type { FrontData } from '../../content/schemas/front.ts';
import type { MessagesData } from '../../content/schemas/messages.ts';
import type { PageData } from '../../content/schemas/page.ts';
import type { RedirectData } from '../../content/schemas/redirects.ts';
import type { PHOTO_KINDS } from '../../content/schemas/photo.ts';
import type { Localised } from '../../content/schemas/common.ts';
import type { SiteData } from '../../content/schemas/site.ts';
import type { TopicData } from '../../content/schemas/topic.ts';
import { NotedMap, notedFields, StoryList, StoryLists } from './noted.ts';
import { note, type Reading } from './reading.ts';
import type { LivePost, Story } from './story.ts';
import { lastChange } from './story-times.ts';

export type { LivePost, Story };

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
  stories: StoryList;
  byKey: NotedMap<Story>;
  /** By section path; a section’s list holds its subsections’ stories too. */
  bySection: StoryLists;
  byAuthor: StoryLists;
  byTopic: StoryLists;
  /** By month, `2022-02`. */
  byMonth: StoryLists;
  byDay: StoryLists;
  byKind: StoryLists;
  front: FrontData;
  pages: NotedMap<StandingText>;
  /** A text of the newsroom’s in this edition’s language. */
  say(text: Localised): string;
  /** Names as a list in this edition’s language: “A, B and C”. */
  listNames(names: readonly string[]): string;
}

/** Everything that may be published now, read once for all routes. Whatever is read of it is noted (noted.ts). */
export interface NewsroomIndex {
  readonly site: SiteData;
  /** Of settings that the site’s code is compiled with, like `firstLanguage`: when they change, everything is printed. */
  readonly space: AddressSpace;
  /** The build’s moment, in milliseconds since 1970. What reads it is looked at in every build: ask for what it decides instead. */
  readonly now: number;
  /** True of an instant that is not still to come. */
  isPast(instant: string): boolean;
  readonly firstLanguage: string;
  readonly sections: NotedMap<Section>;
  readonly authors: NotedMap<AuthorData>;
  readonly topics: NotedMap<TopicData>;
  readonly photos: NotedMap<PublishablePhoto>;
  readonly editions: NotedMap<Edition>;
  /** The newspaper’s own words, by language. */
  readonly messages: NotedMap<MessagesData>;
  /** Stories of all editions by id. */
  readonly stories: NotedMap<Story>;
  /** The stories that are one story in several languages, by each of their ids. */
  readonly translations: NotedMap<readonly Story[]>;
  readonly livePosts: NotedMap<readonly LivePost[]>;
  /** Addresses that never were a story’s, with where they lead. */
  readonly redirects: readonly RedirectData[];
  /** Figures beside stories, by id with the ending: `en/2026/co2-by-year.csv`. */
  readonly tables: NotedMap<{ source: SourceRef; data: CsvTable }>;
  /** Digests of the recordings, by file name. */
  readonly media: NotedMap<string>;
  /** What the recordings’ files say of themselves, by file name. */
  readonly recordings: NotedMap<RecordingFile>;
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
  const redirects = inOrder(content.redirects);
  const firstLanguage = site.languages[0]?.code ?? 'en';
  const space = addressSpace(site.address, firstLanguage, site.timeZone);
  const sections = byId(
    flattenSections(inOrder(content.sections)),
    ({ path }) => path,
    (section) => notedFields(`section:${section.path}.`, section),
  );
  const livePosts = Map.groupBy(
    content.livePosts
      .map((post) => ({ id: post.id, data: post.data, source: sourceOf(post) }))
      .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1)),
    (post) => parentOf(post.id),
  );
  const commentsByStory = Map.groupBy(content.comments, (comment) => parentOf(comment.id));
  const versions = new Map(content.versions.map(({ id, data }) => [id, data]));
  const stories = content.articles
    .map((article) => ({ article, time: Date.parse(article.data.published) }))
    .sort((a, b) => b.time - a.time || (a.article.id < b.article.id ? -1 : 1))
    .map(({ article }): Story => {
      const { id, data } = article;
      const [language, key] = splitLanguage(id);
      const slug = slugOf(key);
      const source = sourceOf(article);
      const section = sections.get(data.section);
      if (!section) throw new Error(`${source.file}: “${data.section}” is not a section.`);
      return new IndexedStory(id, {
        language,
        key,
        slug,
        url: storyUrl(space, { language, section: data.section, published: data.published, slug }),
        day: dayKey(data.published, site.timeZone),
        section,
        data,
        changed: lastChange(data, livePosts.get(id) ?? [], now),
        source,
        text: data.text,
        comments: (commentsByStory.get(id) ?? []).map((comment) => ({ id: comment.id, data: comment.data, digest: digestIn(comment) })),
        versions: versions.get(id),
        published: isPublished(data, now),
        fields: data.fields,
      });
    });

  const byLanguage = Map.groupBy(stories, (story) => story.language);
  const editions = new Map(
    site.languages.map((language) => [
      language.code,
      buildEdition(site, content, language, byLanguage.get(language.code) ?? [], firstLanguage),
    ]),
  );
  const photos = content.photos.flatMap((photo) => publishable(photo, firstLanguage) ?? []);
  const named = (kind: string) => (id: string) => `${kind}:${id}`;
  return {
    site: notedFields('setting:', site),
    space,
    get now() {
      note('now:');
      return now;
    },
    isPast(instant) {
      note(`past:${instant}`);
      return Date.parse(instant) <= now;
    },
    firstLanguage,
    sections: new NotedMap(sections, named('section'), 'ids:sections'),
    authors: new NotedMap(notedEntries('author', content.authors), named('author'), 'ids:authors'),
    topics: new NotedMap(notedEntries('topic', content.topics), named('topic'), 'ids:topics'),
    photos: new NotedMap(
      byId(photos, ({ image }) => image.id),
      named('photo'),
      'ids:photos',
    ),
    editions: new NotedMap(editions, () => LANGUAGES, LANGUAGES),
    messages: new NotedMap(new Map(content.messages.map(({ id, data }) => [id, data])), named('messages'), 'ids:messages'),
    stories: new NotedMap(
      byId(stories, ({ id }) => id),
      named('exists'),
      'ids:stories',
    ),
    translations: new NotedMap(linkTranslations(stories, firstLanguage), around, 'ids:translations'),
    livePosts: new NotedMap(livePosts, named('posts'), 'ids:livePosts'),
    get redirects() {
      note('redirects:');
      return redirects;
    },
    tables: new NotedMap(
      new Map(content.tables.map((table) => [table.id, { source: sourceOf(table), data: table.data }])),
      named('table'),
      'ids:tables',
    ),
    media: new NotedMap(new Map(content.media.map((file) => [file.id, digestIn(file)])), named('media'), 'ids:media'),
    recordings: new NotedMap(
      new Map(content.media.flatMap(({ id, data: { recording } }) => (recording ? [[id, recording]] : []))),
      named('recording'),
      'ids:recordings',
    ),
    faults,
  };
}

/** What an edition is called and how it writes stands in the settings. */
const LANGUAGES = 'setting:languages';

function buildEdition(
  site: SiteData,
  { fronts, pages, messages }: Content,
  language: SiteData['languages'][number],
  stories: readonly Story[],
  firstLanguage: string,
): Edition {
  const { code } = language;
  const own = messages.find(({ id }) => id === code)?.data;
  const view: EditionView = {
    language: code,
    locale: language.locale,
    direction: language.direction ?? 'ltr',
    ...(own ? { messages: own } : {}),
  };
  const words = translator(view);
  const style: DateStyle = { locale: language.locale, timeZone: site.timeZone, forms: words.dates };
  const names = new Intl.ListFormat(language.locale, { type: 'conjunction' });
  const lists = (kind: string, groups: ReadonlyMap<string, Story[]>) => new StoryLists(`${code}/${kind}/`, '', groups);
  const ofLanguage = <T>(value: T): T => {
    note(LANGUAGES);
    return value;
  };
  const ofWords = <T>(value: T): T => {
    note(`messages:${code}`);
    return ofLanguage(value);
  };
  return {
    get view() {
      return ofWords(view);
    },
    get name() {
      return ofLanguage(language.name);
    },
    get short() {
      return ofLanguage(language.short);
    },
    get style() {
      return ofWords(style);
    },
    get words() {
      return ofWords(words);
    },
    stories: new StoryList(code, stories),
    byKey: new NotedMap(
      byId(stories, ({ key }) => key),
      (key) => `exists:${code}/${key}`,
      'ids:stories',
    ),
    bySection: lists(
      'section',
      groupByMany(stories, (story) => [story.section.path, ...story.section.ancestors]),
    ),
    byAuthor: lists(
      'author',
      groupByMany(stories, (story) => story.data.byline),
    ),
    byTopic: lists(
      'topic',
      groupByMany(stories, (story) => story.data.topics ?? []),
    ),
    byMonth: lists(
      'month',
      Map.groupBy(stories, (story) => story.day.slice(0, 7)),
    ),
    byDay: lists(
      'day',
      Map.groupBy(stories, (story) => story.day),
    ),
    byKind: lists(
      'kind',
      Map.groupBy(stories, (story) => story.data.kind),
    ),
    front: notedFields(`front:${code}.`, fronts.find((front) => front.id === code)?.data ?? {}),
    pages: new NotedMap(
      new Map(
        pages
          .filter((page) => page.id.startsWith(`${code}/`))
          .sort((a, b) => a.data.order - b.data.order || (a.id < b.id ? -1 : 1))
          .map((page) => [splitLanguage(page.id)[1], standingText(page, splitLanguage(page.id)[1])]),
      ),
      (path) => `page:${code}/${path}`,
      `pages:${code}`,
    ),
    say: (text) => localise(text, code, firstLanguage),
    listNames: (list) => (list.length === 1 ? (list[0] ?? '') : ofLanguage(names).format(list)),
  };
}

function standingText(page: Content['pages'][number], path: string): StandingText {
  const { id, data } = page;
  return {
    path,
    data: notedFields(`page:${id}.`, data),
    get source() {
      note(`page-text:${id}`);
      return sourceOf(page);
    },
  };
}

export function isStory(thing: object): thing is Story {
  return thing instanceof IndexedStory;
}

/** What is known of a story, with a digest of its fields where that is known. */
type StoryFacts = Omit<Story, 'id' | 'file' | 'stamp'> & { fields?: string | undefined };

/** What belongs to a story and does not stand in its file: comments, versions, translations. Most stories have none. */
function around(id: string): Reading {
  return `around:${id}`;
}

/** A story that notes what is read of it: its fields and what follows from them, its text, and what is around it. */
class IndexedStory implements Story {
  readonly id: string;
  readonly #facts: StoryFacts;
  readonly #fields: Reading;
  readonly #text: Reading;
  readonly #around: Reading;

  constructor(id: string, facts: StoryFacts) {
    this.id = id;
    this.#facts = facts;
    this.#fields = `story:${id}`;
    this.#text = `text:${id}`;
    this.#around = around(id);
  }

  get key(): string {
    return this.#facts.key;
  }

  get language(): string {
    return this.#facts.language;
  }

  get slug(): string {
    return this.#facts.slug;
  }

  get file(): string {
    return this.#facts.source.file;
  }

  get url(): string {
    note(this.#fields);
    return this.#facts.url;
  }

  get day(): string {
    note(this.#fields);
    return this.#facts.day;
  }

  get section(): Section {
    note(this.#fields);
    return this.#facts.section;
  }

  get data(): ArticleData {
    note(this.#fields);
    return this.#facts.data;
  }

  get changed(): string {
    note(this.#fields);
    return this.#facts.changed;
  }

  get published(): boolean {
    note(this.#fields);
    return this.#facts.published;
  }

  get source(): SourceRef {
    note(this.#text);
    return this.#facts.source;
  }

  get text(): BodyFacts {
    note(this.#text);
    return this.#facts.text;
  }

  get comments(): Story['comments'] {
    note(this.#around);
    return this.#facts.comments;
  }

  get versions(): StoryVersions | undefined {
    note(this.#around);
    return this.#facts.versions;
  }

  get stamp(): string {
    const { fields, data, changed, published } = this.#facts;
    return `${fields ?? digestOnce(data)} ${changed}${published ? '' : ' -'}`;
  }
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

/** The fields of entries by their ids, each of which is noted when it is read. */
function notedEntries<T extends object>(kind: string, entries: readonly StoredEntry<T>[]): Map<string, T> {
  return new Map(entries.map(({ id, data }) => [id, notedFields(`${kind}:${id}.`, data)]));
}

function byId<T>(things: readonly T[], idOf: (thing: T) => string, made: (thing: T) => T = (thing) => thing): Map<string, T> {
  return new Map(things.map((thing) => [idOf(thing), made(thing)]));
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
