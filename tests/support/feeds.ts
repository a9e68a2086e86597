import { parseHTML } from 'linkedom';
import { listFiles, OUTPUT, readOutput } from './site.ts';

/** A feed of a build. */
export interface FeedFile {
  /** `news/rss.xml` */
  file: string;
  format: 'rss' | 'atom' | 'json' | 'podcast';
  text: string;
}

const FORMATS: Readonly<Record<string, FeedFile['format']>> = {
  'rss.xml': 'rss',
  'atom.xml': 'atom',
  'feed.json': 'json',
  'podcast.xml': 'podcast',
};

export function readFeeds(folder = OUTPUT): FeedFile[] {
  return listFiles(folder).flatMap((file) => {
    const format = FORMATS[file.split('/').at(-1) ?? ''];
    return format === undefined ? [] : [{ file, format, text: readOutput(file, folder).toString() }];
  });
}

/** A JSON Feed as it is written, with what tests ask of it. */
export interface JsonFeedFile {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  description: string;
  icon: string;
  language: string;
  authors: { name: string; url: string }[];
  items: JsonItem[];
}

export interface JsonItem {
  id: string;
  url: string;
  title: string;
  summary?: string;
  content_html: string;
  image?: string;
  date_published: string;
  date_modified: string;
  authors?: { name: string; url: string }[];
  tags?: string[];
  language: string;
  attachments?: { url: string; mime_type: string; size_in_bytes: number; duration_in_seconds: number }[];
}

export function readJsonFeed({ text }: FeedFile): JsonFeedFile {
  return JSON.parse(text) as JsonFeedFile;
}

/** A piece of HTML as a document, by another parser than the one that checks pages. */
export function parseFragment(html: string): Document {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
}

const BLOCKS = 'p, h2, h3, h4, li, th, td, caption, figcaption, summary, pre, dt, dd';

/** What a reader reads, block by block, with single spaces. */
export function blocksOf(roots: Iterable<Element>): string[] {
  return [...roots]
    .flatMap((root) => [...root.querySelectorAll(BLOCKS)])
    .filter((block) => block.querySelector(BLOCKS) === null)
    .map((block) => normalise(block.textContent))
    .filter((text) => text !== '');
}

export function normalise(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
