import { relative } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { ContentFaults, formatFaults, type Fault } from '../lib/newsroom/fault.ts';
import { digestOf, readNewsroom, type Entry, type Newsroom, type Photo } from '../lib/newsroom/newsroom.ts';
import type { PublishablePhoto } from '../schemas/photo.ts';

interface StoreEntry {
  id: string;
  data: Record<string, unknown>;
  filePath?: string;
  digest?: string;
}

interface Reading {
  newsroom?: Newsroom;
  faults: Fault[];
}

type CollectionName =
  'site' | 'sections' | 'articles' | 'livePosts' | 'authors' | 'topics' | 'photos' | 'fronts' | 'pages' | 'comments' | 'faults';

const SETTLE_MILLISECONDS = 60;

/**
 * Loaders for all of `content/`. It is read once for all of them, since a story can only be checked against the whole.
 * Bodies stay out of the store: an entry holds front matter, the file’s path and its digest.
 * A build with faults stops with all of them; `npm run dev` goes on with what is sound and shows them in the page.
 */
export function newsroomLoaders(root: string, contentDir: string): Record<CollectionName, Loader> {
  const contexts = new Map<CollectionName, LoaderContext>();
  let reading: Promise<Reading> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** While content has faults (in `npm run dev` only), a faulty file’s last sound version stays, and the rest is kept fresh. */
  const fill = (name: CollectionName, context: LoaderContext, read: Reading) => {
    if (!read.newsroom && name !== 'faults') return;
    const faulty = new Set(read.faults.map((fault) => fault.file));
    const entries = entriesOf(name, read);
    const kept = new Set(entries.map((entry) => entry.id));
    for (const [id, { filePath }] of context.store.entries()) {
      if (!kept.has(id) && !(filePath !== undefined && faulty.has(filePath))) context.store.delete(id);
    }
    for (const entry of entries) {
      if (entry.filePath !== undefined && faulty.has(entry.filePath)) continue;
      context.store.set({ ...entry, digest: entry.digest ?? context.generateDigest(entry.data) });
    }
  };

  const refresh = async (logger: LoaderContext['logger']) => {
    reading = readNewsroom(root, contentDir);
    const read = await reading;
    if (read.faults.length > 0) logger.error(formatFaults(read.faults));
    for (const [name, context] of contexts) fill(name, context, read);
  };

  const loader = (name: CollectionName): Loader => ({
    name: `newsroom-${name}`,
    async load(context) {
      contexts.set(name, context);
      reading ??= readNewsroom(root, contentDir);
      const read = await reading;
      if (read.faults.length > 0 && (!context.watcher || !read.newsroom)) throw new ContentFaults(read.faults);
      fill(name, context, read);
      if (name !== 'site' || !context.watcher) return;
      if (read.faults.length > 0) context.logger.error(formatFaults(read.faults));
      context.watcher.add(contentDir);
      context.watcher.on('all', (_event, path) => {
        if (relative(contentDir, path).startsWith('..')) return;
        clearTimeout(timer);
        timer = setTimeout(() => void refresh(context.logger), SETTLE_MILLISECONDS);
      });
    },
  });

  return {
    site: loader('site'),
    sections: loader('sections'),
    articles: loader('articles'),
    livePosts: loader('livePosts'),
    authors: loader('authors'),
    topics: loader('topics'),
    photos: loader('photos'),
    fronts: loader('fronts'),
    pages: loader('pages'),
    comments: loader('comments'),
    faults: loader('faults'),
  };
}

function entriesOf(name: CollectionName, { newsroom, faults }: Reading): StoreEntry[] {
  if (name === 'faults') return [{ id: 'faults', data: { text: faults.length > 0 ? formatFaults(faults) : '' } }];
  if (!newsroom) return [];
  switch (name) {
    case 'site':
      return [{ id: 'site', data: { ...newsroom.site } }];
    case 'sections':
      return [{ id: 'sections', data: { sections: newsroom.sections } }];
    case 'photos':
      return newsroom.photos.flatMap((photo) => {
        const data = publishable(photo);
        return data ? [{ id: photo.id, data: { ...data } }] : [];
      });
    default:
      return newsroom[name].map((entry: Entry<object>) => ({
        id: entry.id,
        data: { ...entry.data },
        filePath: entry.source.file,
        // The store keeps an entry whose digest is the same, so its file has to be part of that.
        digest: `${entry.source.file} ${digestOf(entry.source)}`,
      }));
  }
}

function publishable({ data, picture }: Photo): PublishablePhoto | undefined {
  const alt = data.alt ?? picture.alt;
  const caption = data.caption ?? picture.caption;
  const credit = data.credit ?? picture.credit;
  if (alt === undefined || caption === undefined || credit === undefined) return undefined;
  return {
    width: picture.width,
    height: picture.height,
    alt,
    caption,
    credit,
    licence: data.licence ?? (picture.rights === undefined ? undefined : { name: picture.rights, url: picture.rightsUrl }),
    focus: data.focus ?? '50% 50%',
    kind: data.kind ?? 'photo',
  };
}
