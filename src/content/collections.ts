import type { CsvTable } from '../shared/csv-table.ts';
import { parentOf } from '../shared/ids.ts';
import { isPublished } from '../shared/publication.ts';
import { currentFronts } from './current-front.ts';
import type { StoryReplies } from './replies/story-replies.ts';
import type { StoryVersions } from './versions/story-versions.ts';
import type { ArticleData, LivePostData } from './schemas/article.ts';
import type { AuthorData } from './schemas/author.ts';
import type { CommentData } from './schemas/comment.ts';
import type { DayEditionData } from './schemas/day-edition.ts';
import type { EventData } from './schemas/event.ts';
import type { FrontData } from './schemas/front.ts';
import type { MessagesData } from './schemas/messages.ts';
import type { PageData } from './schemas/page.ts';
import type { PhotoData } from './schemas/photo.ts';
import type { RedirectData } from './schemas/redirects.ts';
import type { SectionNode } from './schemas/section.ts';
import type { SiteData } from './schemas/site.ts';
import type { TopicData } from './schemas/topic.ts';
import type { Entry, Newsroom, TextEntry } from './newsroom-model.ts';
import { expiredPhotos } from './photo-expiry.ts';
import { removedStory, type RemovedStory } from './removed-story.ts';
import { withheldFiles, type UsedFiles } from './withheld-files.ts';
import { withoutPhotos } from './withheld-photos.ts';
import { LateStory, type StoredEntry, type StoredStory, type WithText } from './stored-story.ts';
import { headOf } from './story-head.ts';
import type { Look } from './look/look.ts';
import type { PictureFile } from './picture-file.ts';
import type { RecordingFile } from './recording-file.ts';

export type { StoredEntry, WithText } from './stored-story.ts';

/** Astro keeps entries in the order of their ids. */
export interface InOrder {
  /** Where it stands in its file, from 0. */
  order: number;
}

/** What each collection’s entries hold: the fields that editors write, and what was found in the files beside them. */
export interface CollectionData {
  site: SiteData;
  /** How the newspaper looks, as one entry. */
  look: Look;
  sections: SectionNode & InOrder;
  articles: ArticleData & WithText;
  livePosts: LivePostData & WithText;
  pages: PageData & WithText;
  authors: AuthorData;
  topics: TopicData;
  /** What the picture’s file holds stands under `picture`. */
  photos: PhotoData & { picture: PictureFile };
  /** How the editions of days are put together, by language and day. */
  dayEditions: DayEditionData;
  events: EventData;
  /** That of each language which is shown now, by the language. */
  fronts: FrontData;
  comments: CommentData;
  /** The newspaper’s own words, by language. */
  messages: MessagesData;
  /** Stories that were taken down: what tells readers so, and nothing of the stories. */
  removed: RemovedStory;
  /** Addresses that lead elsewhere. */
  redirects: RedirectData & InOrder;
  /** Files of figures beside stories. */
  tables: CsvTable;
  /** Recordings and what goes with them, by the file’s name. */
  media: { recording?: RecordingFile | undefined };
  /** Of the stories that were changed after publication: where their versions are kept. */
  versions: StoryVersions;
  /** What was said elsewhere of the stories that ask for it. */
  replies: StoryReplies;
}

export type CollectionName = keyof CollectionData;

/** The newsroom’s collections, among those that an engineer may have added. */
export const COLLECTION_NAMES: readonly string[] = [
  'site',
  'look',
  'sections',
  'articles',
  'livePosts',
  'pages',
  'authors',
  'topics',
  'photos',
  'dayEditions',
  'events',
  'fronts',
  'comments',
  'messages',
  'removed',
  'redirects',
  'tables',
  'media',
  'versions',
  'replies',
] satisfies CollectionName[];

/** The collections of a newspaper’s own, as they are. Throws when one has the name of a newsroom’s, whose place it would seem to take. */
export function besideNewsrooms<Own extends object>(own: Own): Own {
  const taken = Object.keys(own).filter((name) => COLLECTION_NAMES.includes(name));
  if (taken.length === 0) return own;
  const names = taken.map((name) => `“${name}”`).join(' and ');
  const [are, others] = taken.length === 1 ? ['is a collection', 'another name'] : ['are collections', 'other names'];
  throw new Error(`src/own-collections.ts: ${names} ${are} of the newsroom’s own. Give yours ${others}. Taken are ${COLLECTION_NAMES.join(', ')}.`);
}

type Stored<K extends CollectionName> = K extends 'articles' ? StoredStory : StoredEntry<CollectionData[K]>;

/** Every collection, its entries by their ids. */
export type Collections = { [K in CollectionName]: Map<string, Stored<K>> };

/** The entries of every collection, as pages ask for them. */
export type Content = { [K in CollectionName]: Stored<K>[] };

export interface CollectionOptions {
  /** The moment that decides what is published, in milliseconds since 1970. */
  now: number;
  /** Takes in drafts and what is under embargo too, as while editing. */
  everything?: boolean;
  versions?: ReadonlyMap<string, StoryVersions> | undefined;
  replies?: ReadonlyMap<string, StoryReplies> | undefined;
}

/**
 * The newsroom as content collections. What is not out is left out, so that no page can show it, whoever wrote the page: drafts, stories
 * and posts under embargo, stories that were taken down, the photos, figures, comments and recordings that only they use, and photos whose
 * rights have ended.
 */
export function collectionsOf(newsroom: Newsroom, { now, everything = false, versions = new Map(), replies = new Map() }: CollectionOptions): Collections {
  const { site, siteSource, sectionsSource, redirectsSource, photos, media } = newsroom;
  const gone = everything ? new Set<string>() : expiredPhotos(newsroom, now);
  const published = newsroom.articles.filter((story) => (everything ? headOf(story).removed === undefined : isPublished(headOf(story), now)));
  const articles = gone.size === 0 ? published : published.map((story) => withoutPhotos(story, gone));
  const out = new Set(articles.map(({ id }) => id));
  const livePosts = newsroom.livePosts.filter(({ id, data }) => everything || (out.has(parentOf(id)) && isPublished(data, now)));
  const shownPosts = new Set(livePosts.filter(({ data }) => everything || data.withdrawn === undefined).map(({ id }) => id));
  const isWhole = articles.length === newsroom.articles.length && shownPosts.size === newsroom.livePosts.length;
  const withheld = isWhole ? undefined : withheldFiles(newsroom, out, shownPosts);
  const isOut = (kind: keyof UsedFiles, id: string): boolean => withheld?.[kind].has(id) !== true;
  return {
    site: byId([{ id: 'site', data: site, filePath: siteSource.file, digest: siteSource.digest }]),
    look: byId([{ id: 'look', data: newsroom.look }]),
    sections: byId(
      newsroom.sections.map((data, order) => ({
        id: data.id,
        data: { ...data, order },
        filePath: sectionsSource.file,
        digest: sectionsSource.digest,
      })),
    ),
    articles: new Map(articles.map((story) => [story.id, new LateStory(story)])),
    livePosts: byId(livePosts.map(textEntry)),
    pages: byId(newsroom.pages.filter(({ data }) => everything || data.draft !== true).map(textEntry)),
    authors: byId(newsroom.authors.map(entry)),
    topics: byId(newsroom.topics.map(entry)),
    photos: byId(
      photos
        .filter(({ id }) => isOut('photos', id) && !gone.has(id))
        .map(({ id, file, digest, picture, data }) => ({ id, data: { ...data, picture }, filePath: file, digest })),
    ),
    dayEditions: byId(newsroom.dayEditions.map(entry)),
    events: byId(newsroom.events.filter(({ data }) => everything || data.draft !== true).map(entry)),
    fronts: byId(currentFronts(newsroom.fronts, now).map(entry)),
    comments: byId(newsroom.comments.filter(({ id }) => out.has(parentOf(id))).map(entry)),
    messages: byId(newsroom.messages.map(entry)),
    removed: byId(newsroom.articles.flatMap((story) => {
        const data = headOf(story).removed && removedStory(story.data, now);
        return data ? [{ ...entry(story), data }] : [];
      })),
    redirects: byId(
      newsroom.redirects.map((data, order) => ({
        id: data.from,
        data: { ...data, order },
        ...(redirectsSource ? { filePath: redirectsSource.file, digest: redirectsSource.digest } : {}),
      })),
    ),
    tables: byId(newsroom.tables.filter(({ id }) => isOut('tables', id)).map(entry)),
    media: byId(
      media
        .filter(({ id }) => isOut('media', id))
        .map(({ id, source, recording }) => ({
          id,
          data: recording ? { recording } : {},
          filePath: source.file,
          digest: source.digest,
        })),
    ),
    versions: byId([...versions].filter(([id]) => out.has(id)).map(([id, data]) => ({ id, data }))),
    replies: byId([...replies].filter(([id]) => out.has(id)).map(([id, data]) => ({ id, data }))),
  };
}

/** The collections as pages get them from Astro. */
export function contentOf(collections: Collections): Content {
  return Object.fromEntries(Object.entries(collections).map(([name, entries]) => [name, [...entries.values()]])) as Content;
}

function entry<T>({ id, data, source }: Entry<T>): StoredEntry<T> {
  return { id, data, filePath: source.file, digest: source.digest };
}

function textEntry<T extends object>({ id, data, source, text, fields }: TextEntry<T>): StoredEntry<T & WithText> {
  return {
    id,
    data: { ...data, text, ...(fields === undefined ? {} : { fields }) },
    filePath: source.file,
    digest: source.digest,
  };
}

function byId<T>(entries: readonly StoredEntry<T>[]): Map<string, StoredEntry<T>> {
  return new Map(entries.map((one) => [one.id, one]));
}
