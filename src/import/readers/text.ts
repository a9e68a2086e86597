import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { filesBelow, holdsFile, readStoryFile, type ArchiveFile } from '../archive-folder.ts';
import { readHumanDate } from '../human-date.ts';
import { storyTextOf } from '../html/story-text.ts';
import {
  ImportError,
  type Archive,
  type ArchiveReader,
  type ImportedAuthor,
  type ImportedStory,
  type ImportedTerm,
  type Loss,
  type ReadOptions,
} from '../model.ts';
import { instantOfText } from '../moments.ts';

const TEXT = /\.(?:txt|text)$/i;
const NO_DATE = '1970-01-01T00:00:00+00:00';

/** Stories dumped as plain text, one a file: headline, byline, date, then paragraphs. */
export const textReader: ArchiveReader = {
  name: 'plain text (one story a file)',
  recognises: (path, head, folder) => (folder ? holdsFile(path, TEXT) : TEXT.test(path) && !/^\s*[<{]/.test(head)),
  read: readTexts,
};

async function readTexts(path: string, options: ReadOptions): Promise<Archive> {
  const isFolder = statSync(path).isDirectory();
  const losses: Loss[] = [];
  const files = isFolder ? filesBelow(path, TEXT, losses) : [{ path, name: basename(path) }];
  const authors = new Map<string, ImportedAuthor>();
  const sections = new Map<string, ImportedTerm>();
  const stories = files.flatMap((file, index) => {
    options.progress(index + 1, files.length);
    const text = readStoryFile(file, losses);
    return text === undefined ? [] : (storyOf(file, text, options, losses) ?? []);
  });
  if (stories.length === 0)
    throw new ImportError(
      `“${basename(path)}” holds no text that could be a story.${losses.length > 0 ? ` ${losses[0]?.what ?? ''}` : ''}`,
    );
  for (const { authors: keys, sections: terms } of stories) {
    for (const key of keys) authors.set(key, { key, name: key });
    for (const key of terms) sections.set(key, { key, name: key, parents: [] });
  }
  const title = isFolder ? `Folder of texts “${basename(path)}”` : `Text “${basename(path)}”`;
  const id = `text:${isFolder ? basename(path) : basename(dirname(path))}`;
  return await Promise.resolve({
    id,
    title,
    stories,
    authors: [...authors.values()],
    sections: [...sections.values()],
    topics: [],
    pictures: [],
    losses,
  });
}

const LABEL =
  /^(headline|title|standfirst|summary|subtitle|deck|byline|by|author|authors|date|published|section|category|dateline|source)\s*:\s*(.+)$/i;
const BYLINE = /^(?:by|por|von|par|بقلم|كتب)[\s:]+(\p{L}.{1,118})$/iu;

interface Head {
  headline?: string;
  standfirst?: string;
  byline?: string;
  date?: string;
  section?: string;
  source?: string;
}

function storyOf(file: ArchiveFile, source: string, options: ReadOptions, losses: Loss[]): ImportedStory | undefined {
  const blocks = blocksOf(source);
  if (blocks.length === 0) return undefined;
  const head: Head = {};
  const rest = readHead(blocks, head);
  const headline = head.headline ?? '';
  const where = headline === '' ? file.name : `“${headline}” (${file.name})`;
  const html = rest.map(htmlOf).join('\n');
  const text = storyTextOf(html, { where, classic: false, mdx: false });
  const published = instantOfText(head.date, options.timeZone);
  if (published === undefined)
    losses.push({
      where,
      kind: 'person',
      what: 'The text gives no date. It came over as a draft of 1970; write the right date in “published”.',
    });
  losses.push(...text.losses);
  return {
    key: file.name,
    headline,
    ...(head.standfirst !== undefined && { standfirst: head.standfirst }),
    published: published ?? NO_DATE,
    draft: published === undefined,
    slug: basename(file.path).replace(TEXT, ''),
    authors: head.byline === undefined ? [] : namesIn(head.byline),
    sections: head.section === undefined ? [] : [head.section],
    topics: [],
    body: text.body,
    pictures: [],
    components: false,
    comments: [],
    sources: head.source === undefined ? [] : [sourceOf(head.source)],
    redirects: [],
    page: false,
  };
}

function sourceOf(source: string): { name: string; url?: string } {
  return /^https?:\/\/\S+$/.test(source) ? { name: new URL(source).host, url: source } : { name: source };
}

/** Paragraphs as lists of lines. Without an empty line anywhere, every line is a paragraph. */
function blocksOf(source: string): string[][] {
  const text = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\f/g, '\n\n');
  const blocks = text.split(/\n[ \t]*\n+/).map((block) => block.split('\n').filter((line) => line.trim() !== ''));
  const whole = blocks.filter((block) => block.length > 0);
  const [only, ...others] = whole;
  if (only !== undefined && others.length === 0) return only.map((line) => [line]);
  return whole.flatMap((block) =>
    block.length > 1 && block.slice(1).every((line) => /^(?:\t| {2,})\S/.test(line)) ? block.map((line) => [line]) : [block],
  );
}

/** Takes the headline, byline, date and labelled lines from the top; what follows is the story. */
function readHead(blocks: readonly string[][], head: Head): string[][] {
  const rest = blocks.map((block) => [...block]);
  for (let taken = 0; taken < 12; taken += 1) {
    while (rest[0]?.length === 0) rest.shift();
    const line = rest[0]?.[0]?.trim();
    if (line === undefined || !takeLine(line, rest[0]?.length === 1, head)) break;
    rest[0]?.shift();
  }
  return rest.filter((block) => block.length > 0);
}

function takeLine(line: string, isAlone: boolean, head: Head): boolean {
  const labelled = LABEL.exec(line);
  if (labelled !== null && takeLabelled(labelled[1]?.toLowerCase() ?? '', labelled[2] ?? '', head)) return true;
  const isFirst = head.headline === undefined;
  if (isFirst) {
    const words = line.replace(/^#+\s*/, '');
    if (words.length > 200) return false;
    head.headline = words;
    return true;
  }
  const byline = BYLINE.exec(line)?.[1];
  if (byline !== undefined && head.byline === undefined && line.length < 120 && !/[.!?]$/.test(line)) {
    const date = readHumanDate(byline);
    head.byline = date === undefined ? byline : (byline.split(/\s*[|,–—·]\s*/)[0] ?? byline);
    if (date !== undefined) head.date ??= date;
    return true;
  }
  const date = line.length < 80 ? readHumanDate(line) : undefined;
  if (date !== undefined && head.date === undefined && isOnlyDate(line)) {
    head.date = date;
    return true;
  }
  return isAlone && /^[-=_*]{3,}$/.test(line);
}

/** A line of a day, a time and the words around them, and not a sentence that names a day. */
function isOnlyDate(line: string): boolean {
  return line.split(/\s+/).length <= 9 && !/[.!?]$/.test(line);
}

function takeLabelled(label: string, value: string, head: Head): boolean {
  const field = {
    title: 'headline',
    headline: 'headline',
    standfirst: 'standfirst',
    summary: 'standfirst',
    subtitle: 'standfirst',
    deck: 'standfirst',
    section: 'section',
    category: 'section',
    source: 'source',
  }[label];
  if (label === 'date' || label === 'published') {
    const date = /\d{4}-\d{2}-\d{2}[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})/.exec(value)?.[0] ?? readHumanDate(value);
    if (date === undefined || head.date !== undefined) return false;
    head.date = date;
    return true;
  }
  if (['by', 'byline', 'author', 'authors'].includes(label)) {
    if (head.byline !== undefined) return false;
    head.byline = value;
    return true;
  }
  const key = field as 'headline' | 'standfirst' | 'section' | 'source' | undefined;
  if (key === undefined || head[key] !== undefined) return false;
  head[key] = value;
  return true;
}

function namesIn(byline: string): string[] {
  return byline
    .replace(/^(?:by|por|von|par)\s+/i, '')
    .split(/\s*(?:,|;|&|\band\b|\by\b|\bund\b|\bet\b)\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)/;

function htmlOf(lines: readonly string[]): string {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').trim();
  const [first = ''] = lines;
  if (lines.length > 1 && lines.every((line) => BULLET.test(line))) {
    const list = /^\s*\d/.test(first) ? 'ol' : 'ul';
    const start = /^\s*(\d+)/.exec(first)?.[1];
    return `<${list}${list === 'ol' ? ` start="${start ?? '1'}"` : ''}>${lines.map((line) => `<li>${escape(line.replace(BULLET, ''))}</li>`).join('')}</${list}>`;
  }
  if (lines.length === 1 && /^[-=_*]{3,}$/.test(first.trim())) return '<hr>';
  return `<p>${lines.map(escape).join(isVerse(lines) ? '<br>' : ' ')}</p>`;
}

/** Lines that end well before a page’s edge, and begin anew each time, were meant as lines. */
function isVerse(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.every((line, index) => line.trim().length <= 45 && (index === 0 || !/^\p{Ll}/u.test(line.trim())));
}
