import type { PhotoData } from './schemas/photo.ts';
import type { RedirectData } from './schemas/redirects.ts';
import type { SectionNode } from './schemas/section.ts';
import type { SiteData } from './schemas/site.ts';
import { splitFolder } from '../shared/ids.ts';
import { PICTURE_ENDINGS } from '../shared/picture-shapes.ts';
import { contentPlace } from './content-list.ts';
import { checkDatesAhead } from './checks/dates-ahead.ts';
import { quote, type Fault } from './faults/fault.ts';
import { sortOutDrafts } from './faults/draft-faults.ts';
import { tellWhatWasMeant } from './faults/meant-value.ts';
import { buildLook } from './look/build-look.ts';
import type { Entry, Newsroom, Photo, StoryEntry, TextEntry } from './newsroom-model.ts';
import { fromTheTop } from './redirects-from-top.ts';
import { ReadingCache } from './reading-cache.ts';
import { readFiles } from './readings.ts';
import type { Change, Reading, ReadingOptions } from './reading.ts';
import { checkReferences, groundOfStories } from './checks/references.ts';
import type { SourceRef } from './source-file.ts';
import { soundFiles } from './sound-files.ts';
import { NO_TEXT, ReadStory } from './story-entry.ts';

export interface NewsroomReading {
  newsroom?: Newsroom;
  faults: Fault[];
  /** Those in drafts, which keep nothing from being published. */
  draftFaults?: Fault[];
}

/**
 * Reads all content and every fault in it. The newsroom is whole, but for faulty drafts, only when there are no faults; with faults it
 * holds the files that could be read, and is absent when `site.yaml` or `sections.yaml` cannot be.
 */
export async function readNewsroom(
  root: string,
  contentDir: string,
  cache: ReadingCache = new ReadingCache(undefined, ''),
  options?: ReadingOptions,
): Promise<NewsroomReading> {
  const { byPath, faults, unread } = await readFiles(root, contentDir, cache, options);
  const newsroom = assembleNewsroom(root, contentDir, byPath, unread, faults);
  if (!newsroom) return { faults };
  if (options?.changed) newsroom.changed = shownChange(root, contentDir, options.changed);
  const ground = groundOfStories(newsroom);
  const isSound = soundFiles(cache, ground);
  const begin = contentPlace(root, contentDir).shownDir.length + 1;
  const doubtful = newsroom.articles.filter(({ source }) => !isSound(source.file.slice(begin)));
  faults.push(...checkReferences(newsroom, doubtful));
  cache.mark(ground, [...new Set(faults.map(({ file }) => file.slice(begin)))]);
  if (options?.now !== undefined) faults.push(...checkDatesAhead(newsroom, options.now));
  const told = options?.now === undefined ? faults : tellWhatWasMeant(faults, newsroom, options.now);
  return { newsroom, ...sortOutDrafts(root, told, newsroom.changed) };
}

function shownChange(root: string, contentDir: string, change: Change): Map<string, Buffer> {
  const { shownDir } = contentPlace(root, contentDir);
  return new Map([...change].flatMap(([path, bytes]): [string, Buffer][] => (bytes ? [[`${shownDir}/${path}`, bytes]] : [])));
}

/** Puts files that were read together. Absent when `site.yaml` or `sections.yaml` is. */
export function assembleNewsroom(
  root: string,
  contentDir: string,
  byPath: ReadonlyMap<string, Reading>,
  unreadPaths: readonly string[] = [],
  faults: Fault[] = [],
): Newsroom | undefined {
  const { shownDir } = contentPlace(root, contentDir);
  const sourceOf = (path: string, { digest }: Reading): SourceRef => ({ file: `${shownDir}/${path}`, digest });
  const folders = new Map<string, [path: string, reading: Reading][]>();
  for (const entry of byPath) {
    const [folder] = splitFolder(entry[0]);
    const own = folders.get(folder);
    if (own) own.push(entry);
    else folders.set(folder, [entry]);
  }
  const entries = <T>(folder: string): TextEntry<T>[] =>
    (folders.get(folder) ?? []).flatMap(([path, reading]) =>
      reading.value.kind === 'data'
        ? [
            {
              id: idOf(path),
              source: sourceOf(path, reading),
              data: reading.value.data as T,
              fields: reading.value.fields,
              text: reading.value.text ?? NO_TEXT,
            },
          ]
        : [],
    );
  const stories = (files: readonly [path: string, reading: Reading][]): StoryEntry[] =>
    files.flatMap(([path, reading]) =>
      reading.value.kind === 'data' ? [new ReadStory(idOf(path), sourceOf(path, reading), reading.value)] : [],
    );
  const single = (name: string): { data: unknown; source: SourceRef } | undefined => {
    const reading = byPath.get(name);
    return reading?.value.kind === 'data' ? { data: reading.value.data, source: sourceOf(name, reading) } : undefined;
  };

  const unread = new Map<string, Set<string>>();
  for (const path of unreadPaths) {
    const [folder] = splitFolder(path);
    unread.set(folder, (unread.get(folder) ?? new Set<string>()).add(idOf(path)));
  }
  const photos = joinPhotos(folders.get('photos') ?? [], entries<PhotoData>('photos'), unread.get('photos') ?? new Set(), sourceOf, faults);
  const site = single('site.yaml');
  const sections = single('sections.yaml');
  const redirects = single('redirects.yaml');
  if (!site || !sections) return undefined;
  const unreadFiles = new Set(unreadPaths);
  const { look, problems: lookProblems } = buildLook({
    contentDir,
    site: site.data as SiteData,
    sections: (sections.data as { sections: SectionNode[] }).sections,
    byPath,
    isUnread: (path) => unreadFiles.has(path),
  });
  return {
    root,
    site: site.data as SiteData,
    siteSource: site.source,
    sections: (sections.data as { sections: SectionNode[] }).sections,
    sectionsSource: sections.source,
    redirects: fromTheTop((redirects?.data as { redirects: RedirectData[] } | undefined)?.redirects ?? [], site.data as SiteData),
    redirectsSource: redirects?.source,
    articles: stories(folders.get('articles') ?? []),
    tables: (folders.get('articles') ?? []).flatMap(([path, reading]) =>
      reading.value.kind === 'table' ? [{ id: idOf(path), source: sourceOf(path, reading), data: reading.value.table }] : [],
    ),
    livePosts: entries('live'),
    authors: entries('authors'),
    topics: entries('topics'),
    photos,
    dayEditions: entries('editions'),
    events: entries('events'),
    fronts: entries('fronts'),
    pages: entries('pages'),
    messages: entries('messages'),
    comments: entries('comments'),
    media: (folders.get('media') ?? []).map(([path, reading]) => ({
      id: path.slice('media/'.length),
      source: sourceOf(path, reading),
      recording: reading.value.kind === 'recording' ? reading.value.recording : undefined,
    })),
    look,
    lookProblems,
    unread,
  };
}


/** Each picture with what is written beside it. */
function joinPhotos(
  files: readonly [path: string, reading: Reading][],
  sidecars: readonly Entry<PhotoData>[],
  unread: ReadonlySet<string>,
  sourceOf: (path: string, reading: Reading) => SourceRef,
  faults: Fault[],
): Photo[] {
  const byId = new Map(sidecars.map((sidecar) => [sidecar.id, sidecar]));
  const photos = new Map<string, Photo>();
  for (const [path, reading] of files) {
    if (reading.value.kind !== 'picture') continue;
    const id = idOf(path);
    const { file } = sourceOf(path, reading);
    const twin = photos.get(id);
    if (twin) faults.push({ file, problem: `There is another picture of the same name, ${twin.file}.`, mend: 'Rename one of the two.' });
    // What is said of a picture whose .yaml is faulty would be said without it: the picture counts as not read.
    else if (byId.has(id) || !unread.has(id)) {
      const sidecar = byId.get(id);
      photos.set(id, {
        id,
        file,
        digest: reading.digest,
        picture: reading.value.picture,
        data: sidecar?.data ?? {},
        source: sidecar?.source,
      });
    }
  }
  for (const { id, source } of sidecars) {
    if (photos.has(id) || unread.has(id)) continue;
    faults.push({
      file: source.file,
      problem: `There is no picture named ${quote(id)} beside this file.`,
      mend: 'Put the picture here under the same name, or delete this file.',
    });
  }
  return [...photos.values()];
}

/** Endings that are no part of an id, the most frequent first. */
const LEFT_OUT = ['.md', '.yaml', '.mdx', ...PICTURE_ENDINGS];

/** `articles/en/2022/first-talks.md` → `en/2022/first-talks` */
function idOf(path: string): string {
  const [, own] = splitFolder(path);
  const lowered = own.toLowerCase();
  const known = LEFT_OUT.find((ending) => lowered.endsWith(ending));
  return known === undefined ? own : own.slice(0, -known.length);
}
