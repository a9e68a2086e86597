import { readBodyFacts, type BodyFacts } from '../../content/checks/body-check.ts';
import type { Fault } from '../../content/faults/fault.ts';
import type { Entry, Newsroom, Photo, TextEntry } from '../../content/newsroom-model.ts';
import { fromTheTop } from '../../content/redirects-from-top.ts';
import { CONTENT_KINDS, type ContentKindName } from '../../content/schemas/content-kinds.ts';
import type { PhotoData } from '../../content/schemas/photo.ts';
import type { RedirectData } from '../../content/schemas/redirects.ts';
import type { SectionNode } from '../../content/schemas/section.ts';
import type { SiteData } from '../../content/schemas/site.ts';
import { parseSourceFile, validate } from '../../content/source-file.ts';
import { NO_TEXT } from '../../content/story-entry.ts';
import { splitFolder } from '../../shared/ids.ts';
import { idIn } from '../belongings.ts';
import { CONTENT } from './deletions.ts';

/** A file of the content as a build would read it. */
export interface Part {
  /** `content/articles/en/2026/ferry.md` */
  path: string;
  bytes: Uint8Array;
  /** Absent where a build could not read it. */
  data?: unknown;
  text: BodyFacts;
  isDraft: boolean;
}

const KINDS: Readonly<Record<string, ContentKindName>> = {
  articles: 'article',
  authors: 'author',
  editions: 'day-edition',
  events: 'event',
  fronts: 'front',
  live: 'live-post',
  pages: 'page',
  photos: 'photo',
  topics: 'topic',
  'redirects.yaml': 'redirects',
  'sections.yaml': 'sections',
  'site.yaml': 'site',
};

/** Of a photo, only its words are read. No check is to find its picture too small. */
const UNSEEN = { width: Infinity, height: Infinity };

/** Reads one file by its schema, and its text where it has one. */
export function readPart(path: string, written: string): Part {
  const bytes = new TextEncoder().encode(written);
  const parsed = parseSourceFile(bytes, path);
  const kind = KINDS[folderOf(path)];
  if ('fault' in parsed || kind === undefined) return { path, bytes, text: NO_TEXT, isDraft: false };
  const faults: Fault[] = [];
  const data = validate(parsed.source, CONTENT_KINDS[kind].schema, faults);
  const text = path.endsWith('.yaml') || data === undefined ? NO_TEXT : readBodyFacts(parsed.source);
  const mayBeDraft = kind === 'article' || kind === 'page';
  return { path, bytes, data, text, isDraft: mayBeDraft && (data as { draft?: boolean } | undefined)?.draft === true };
}

/** A newsroom of these files alone. Throws where its settings are not among them. */
export function partialNewsroom(parts: readonly Part[]): Newsroom {
  const inFolder = (folder: string): Part[] => parts.filter(({ path }) => folderOf(path) === folder);
  const sourceOf = ({ path }: Part) => ({ file: path, digest: '' });
  const entries = <T>(folder: string): TextEntry<T>[] =>
    inFolder(folder).flatMap((part) =>
      part.data === undefined
        ? []
        : [{ id: idIn(part.path.slice(CONTENT.length)), source: sourceOf(part), data: part.data as T, text: part.text }],
    );
  const single = <T>(name: string): Entry<T> | undefined => entries<T>(name)[0];
  const site = single<SiteData>('site.yaml');
  const sections = single<{ sections: SectionNode[] }>('sections.yaml');
  if (!site || !sections) throw new Error('content/site.yaml or content/sections.yaml cannot be read.');
  const redirects = single<{ redirects: RedirectData[] }>('redirects.yaml');
  const photos = entries<PhotoData>('photos').map(({ id, source, data }): Photo => ({
    id,
    file: source.file,
    digest: id,
    picture: UNSEEN,
    data,
    source,
  }));
  const unread = Map.groupBy(
    parts.filter(({ data }) => data === undefined),
    ({ path }) => splitFolder(path.slice(CONTENT.length))[0],
  );
  return {
    root: '',
    site: site.data,
    siteSource: site.source,
    sections: sections.data.sections,
    sectionsSource: sections.source,
    redirects: fromTheTop(redirects?.data.redirects ?? [], site.data),
    redirectsSource: redirects?.source,
    articles: entries('articles'),
    tables: [],
    livePosts: entries('live'),
    authors: entries('authors'),
    topics: entries('topics'),
    photos,
    dayEditions: entries('editions'),
    events: entries('events'),
    fronts: entries('fronts'),
    pages: entries('pages'),
    messages: [],
    comments: [],
    media: [],
    look: { feedStyles: '', previewStyles: '', files: [], preloads: {}, inks: {}, faces: {} },
    lookProblems: [],
    unread: new Map([...unread].map(([folder, some]) => [folder, new Set(some.map(({ path }) => idIn(path.slice(CONTENT.length))))])),
    // By these, the lines of faults are found.
    changed: new Map(parts.map(({ path, bytes }) => [path, bytes as Buffer])),
  };
}

/** `articles` of a story; of a file that stands for itself, its name. */
function folderOf(path: string): string {
  const inContent = path.slice(CONTENT.length);
  return splitFolder(inContent)[0] || inContent;
}
