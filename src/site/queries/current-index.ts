import { getCollection } from 'astro:content';
import type { Content } from '../../content/collections.ts';
import { presentMoment } from '../../shared/publication.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { buildIndex, type IndexOptions } from './index-builder.ts';

let options: IndexOptions | undefined;
let given: Content | undefined;
let current: Promise<NewsroomIndex> | undefined;

/** The index of everything that the content collections hold now. It is built once: Astro copies every entry for each call. */
export function getIndex(): Promise<NewsroomIndex> {
  return (current ??= Promise.resolve(given ?? readCollections()).then((content) =>
    buildIndex(content, options ?? { now: presentMoment(process.env, Date.now) }),
  ));
}

/** Has the index built anew, when the collections hold something else: of what is given, or else of what Astro says they hold. */
export function renewIndex(next: IndexOptions, content?: Content): void {
  options = next;
  given = content;
  current = undefined;
}

async function readCollections(): Promise<Content> {
  return {
    site: await getCollection('site'),
    look: await getCollection('look'),
    sections: await getCollection('sections'),
    articles: await getCollection('articles'),
    livePosts: await getCollection('livePosts'),
    pages: await getCollection('pages'),
    authors: await getCollection('authors'),
    topics: await getCollection('topics'),
    photos: await getCollection('photos'),
    dayEditions: await getCollection('dayEditions'),
    events: await getCollection('events'),
    fronts: await getCollection('fronts'),
    comments: await getCollection('comments'),
    messages: await getCollection('messages'),
    removed: await getCollection('removed'),
    redirects: await getCollection('redirects'),
    tables: await getCollection('tables'),
    media: await getCollection('media'),
    versions: await getCollection('versions'),
    replies: await getCollection('replies'),
  };
}
