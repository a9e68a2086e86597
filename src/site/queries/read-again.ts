import { digestOf } from '../../shared/digest.ts';
import { digestOfCollection, entryOf } from './content-store.ts';
import { factAgain } from './facts.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { OF_LISTS, readGrouping, readListShelf, wholeOfList } from './list-readings.ts';
import { ALL_FIELDS } from './noted.ts';
import { unrecorded, type Reading } from './reading.ts';
import { shelfOf } from './shelf.ts';
import { OF_STORIES, present, readShelf } from './story-readings.ts';

/** Long enough to tell one state of a thing from the next. */
const LENGTH = 16;

/**
 * What can be read under each of some names, as digests: for the record of what a page was made from, and in a later build to see
 * what has become another.
 */
export function readAgain(index: NewsroomIndex, readings: readonly Reading[]): string[] {
  return unrecorded(() => readings.map((reading) => digestOfReading(index, reading)));
}

/**
 * The name of something that many names follow from: what is told of a story, or read of a list, follows from what there is on its shelf.
 * It is read again much more quickly than each of them.
 */
export function wholeOf(reading: Reading): Reading | undefined {
  const colon = reading.indexOf(':');
  const [kind, name] = [reading.slice(0, colon), reading.slice(colon + 1)];
  if (Object.hasOwn(OF_STORIES, kind)) return `stories:${shelfOf(name)}`;
  return Object.hasOwn(OF_LISTS, kind) ? wholeOfList(kind, name) : undefined;
}

function digestOfReading(index: NewsroomIndex, reading: Reading): string {
  const colon = reading.indexOf(':');
  const find = KINDS[reading.slice(0, colon)];
  if (!find) throw new Error(`“${reading}” is not the name of anything that can be read.`);
  const value = find(index, reading.slice(colon + 1));
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LENGTH ? text : digestOf(text).slice(0, LENGTH);
}

type Find = (index: NewsroomIndex, name: string) => unknown;

/** By the beginning of a name. What is not there is undefined, as it is where something was not there when it was read. */
const KINDS: Readonly<Record<string, Find | undefined>> = {
  setting: (index, field) => fieldOf(index.site, field),
  look: (index, field) => fieldOf(index.look, field),
  past: (index, instant) => index.isPast(instant),
  now: (index) => index.now,
  messages: (index, language) => index.messages.get(language),
  removed: (index, id) => index.removed.get(id),
  redirects: (index) => index.redirects,
  section: (index, name) => entryOrField(index.sections, name),
  author: (index, name) => entryOrField(index.authors, name),
  event: (index, name) => entryOrField(index.events, name),
  dayEdition: (index, id) => index.dayEditions.get(id),
  topic: (index, name) => entryOrField(index.topics, name),
  photo: (index, id) => index.photos.get(id),
  table: (index, id) => index.tables.get(id)?.source.digest,
  media: (index, file) => index.media.get(file),
  recording: (index, file) => index.recordings.get(file),
  page: (index, name) => {
    const [id, field] = inTwo(name, '.');
    const page = standingText(index, id);
    return field === undefined ? page !== undefined : fieldOf(page?.data, field);
  },
  'page-text': (index, id) => standingText(index, id)?.source,
  pages: (index, language) => [...(index.editions.get(language)?.pages.keys() ?? [])],
  front: (index, name) => {
    const [language, field = ''] = inTwo(name, '.');
    return fieldOf(index.editions.get(language)?.front, field);
  },
  ...OF_STORIES,
  stories: (index, shelf) => readShelf(index, Number(shelf)),
  posts: (index, id) => present(index.livePosts.get(id))?.map((post) => [post.id, post.source]),
  ...OF_LISTS,
  lists: (index, shelf) => readListShelf(index, Number(shelf)),
  groupings: readGrouping,
  ids: (index, what) => [...index[what as Listed].keys()],
  collection: (_index, name) => digestOfCollection(name),
  entry: (_index, name) => {
    const [collection, id = ''] = inTwo(name, ' ');
    return entryOf(collection, id);
  },
  fact: (index, name) => {
    const [fact, subject = ''] = inTwo(name, ' ');
    return factAgain(index, fact, subject);
  },
};

type Listed =
  | 'sections'
  | 'authors'
  | 'events'
  | 'dayEditions'
  | 'topics'
  | 'photos'
  | 'messages'
  | 'stories'
  | 'translations'
  | 'livePosts'
  | 'removed'
  | 'tables'
  | 'media'
  | 'recordings';

/** A name in its parts; the second is undefined where there is none. */
function inTwo(name: string, separator: string): [string, string | undefined] {
  const place = name.indexOf(separator);
  return place < 0 ? [name, undefined] : [name.slice(0, place), name.slice(place + separator.length)];
}

function fieldOf(fields: object | undefined, field: string): unknown {
  return field === ALL_FIELDS ? fields : (fields as Record<string, unknown> | undefined)?.[field];
}

function entryOrField(entries: { get(id: string): object | undefined }, name: string): unknown {
  const [id, field] = inTwo(name, '.');
  const entry = entries.get(id);
  return field === undefined ? entry !== undefined : fieldOf(entry, field);
}

function standingText(index: NewsroomIndex, id: string) {
  const [language, path = ''] = inTwo(id, '/');
  return index.editions.get(language)?.pages.get(path);
}
