import { dayKey } from '../../shared/calendar.ts';
import type { Content, InOrder, StoredEntry } from '../../content/collections.ts';
import { parentOf, slugOf, splitLanguage } from '../../shared/ids.ts';
import { isPublished } from '../../shared/publication.ts';
import { headOf } from '../../content/story-head.ts';
import { flattenSections } from '../../content/section-tree.ts';
import { addressSpaceOf } from '../../content/address-space.ts';
import { storyUrlOn } from '../../shared/urls.ts';
import { NotedMap, notedFields } from './noted.ts';
import { note } from './reading.ts';
import type { Story } from './story.ts';
import { lastChange } from './story-times.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { byId } from './grouping.ts';
import { sourceOf, digestIn } from './stored-entries.ts';
import { IndexedStory, around } from './indexed-story.ts';
import { translator } from '../../messages/messages.ts';
import { quotedFields, quotedSite } from '../../content/text/quoted-fields.ts';
import { buildEdition, LANGUAGES, viewOf } from './edition-index.ts';
import { publishable } from './publishable-photo.ts';

export interface IndexOptions {
  /** The moment that decides what is published, in milliseconds since 1970. */
  now: number;
  faults?: string | undefined;
}

/** Sorts and groups all content once, for every page: the entries of the collections, which hold what is to be shown and nothing else. */
export function buildIndex(content: Content, { now, faults }: IndexOptions): NewsroomIndex {
  const settings = content.site[0]?.data;
  if (!settings) throw new Error('The collection “site” is empty: content/site.yaml was not read.');
  const look = content.look[0]?.data;
  if (!look) throw new Error('The collection “look” is empty: it was not worked out.');
  const redirects = inOrder(content.redirects);
  const firstLanguage = settings.languages[0]?.code ?? 'en';
  const quotes = new Map(settings.languages.map((language) => [language.code, translator(viewOf(language, content)).quotes]));
  const site = quotedSite(settings, quotes);
  const sectionNodes = inOrder(content.sections);
  const space = addressSpaceOf(site, sectionNodes);
  const sections = byId(
    flattenSections(sectionNodes),
    ({ path }) => path,
    (section) => notedFields(`section:${section.path}.`, section),
  );
  const quoted = <T extends object>(id: string, data: T, fields: readonly (keyof T)[]): T => {
    const own = quotes.get(splitLanguage(id)[0]);
    return own ? quotedFields(data, fields, own) : data;
  };
  const livePosts = Map.groupBy(
    content.livePosts
      .map((post) => ({
        id: post.id,
        data: quoted(post.id, post.data, ['headline']),
        source: sourceOf(post),
      }))
      .sort((a, b) => Date.parse(b.data.published) - Date.parse(a.data.published) || (a.id < b.id ? 1 : -1)),
    (post) => parentOf(post.id),
  );
  const commentsByStory = Map.groupBy(content.comments, (comment) => parentOf(comment.id));
  const versions = new Map(content.versions.map(({ id, data }) => [id, data]));
  const replies = new Map(content.replies.map(({ id, data }) => [id, data]));
  const stories = content.articles
    .map((article) => ({ article, time: Date.parse(headOf(article).published) }))
    .sort((a, b) => b.time - a.time || (a.article.id < b.article.id ? -1 : 1))
    .map(({ article }): Story => {
      const { id } = article;
      const head = headOf(article);
      const [language, key] = splitLanguage(id);
      const slug = slugOf(key);
      const source = sourceOf(article);
      const section = sections.get(head.section);
      if (!section) throw new Error(`${source.file}: “${head.section}” is not a section.`);
      const day = dayKey(head.published, site.timeZone);
      return new IndexedStory(id, {
        language,
        key,
        slug,
        url: storyUrlOn(space, day, { language, section: head.section, slug }),
        day,
        section,
        entry: article,
        head,
        changed: lastChange(head, livePosts.get(id) ?? NONE, now),
        source,
        comments:
          commentsByStory.get(id)?.map((comment) => ({
            id: comment.id,
            data: quoted(comment.id, comment.data, ['name', 'text']),
            digest: digestIn(comment),
          })) ?? NONE,
        versions: versions.get(id),
        replies: replies.get(id),
        published: isPublished(head, now),
        fields: article.head === undefined ? article.data.fields : article.fields,
        quotes: quotes.get(language),
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
    look: notedFields('look:', look),
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
    dayEditions: new NotedMap(
      new Map(content.dayEditions.map(({ id, data }) => [id, quoted(id, data, ['title', 'note'])])),
      named('dayEdition'),
      'ids:dayEditions',
    ),
    events: new NotedMap(notedEntries('event', content.events), named('event'), 'ids:events'),
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
    removed: new NotedMap(
      new Map(content.removed.map(({ id, data }) => [id, quoted(id, data, ['notice'])])),
      named('removed'),
      'ids:removed',
    ),
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

/** What most stories have of comments and live posts. */
const NONE: readonly never[] = [];

function inOrder<T extends InOrder>(entries: readonly StoredEntry<T>[]): T[] {
  return entries.map(({ data }) => data).sort((a, b) => a.order - b.order);
}

/** The stories that have translations, or are some, each with all of them. */
function linkTranslations(stories: readonly Story[], firstLanguage: string): Map<string, Story[]> {
  const groups = new Map<string, Story | Story[]>();
  const linked = new Map<string, Story[]>();
  for (const story of stories) {
    const key = story.language === firstLanguage ? story.key : (story.head.translationOf ?? story.id);
    const others = groups.get(key);
    if (others === undefined) {
      groups.set(key, story);
      continue;
    }
    const group = Array.isArray(others) ? others : [others];
    group.push(story);
    groups.set(key, group);
    for (const one of group) linked.set(one.id, group);
  }
  return linked;
}

/** The fields of entries by their ids, each of which is noted when it is read. */
function notedEntries<T extends object>(kind: string, entries: readonly StoredEntry<T>[]): Map<string, T> {
  return new Map(entries.map(({ id, data }) => [id, notedFields(`${kind}:${id}.`, data)]));
}
