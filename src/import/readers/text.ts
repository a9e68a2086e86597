import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { escapeHtml } from '../../shared/escape-html.ts';
import { filesBelow, holdsFile, readStoryFile, type ArchiveFile } from '../archive-folder.ts';
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
import { instantOfHuman } from '../moments.ts';
import { leftLosses } from '../page-lines.ts';
import { readTextDump } from '../text-dump.ts';
import type { MissingPicture, TextBlock } from '../text-blocks.ts';

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
    for (const term of terms.flatMap(sectionsOf)) sections.set(term.key, term);
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

function storyOf(file: ArchiveFile, source: string, options: ReadOptions, losses: Loss[]): ImportedStory | undefined {
  const blocks = blocksOf(source);
  if (blocks.length === 0) return undefined;
  const { head, body, left, pictures } = readTextDump(blocks, options.language);
  const headline = head.headline ?? '';
  const where = headline === '' ? file.name : `“${headline}” (${file.name})`;
  const html = body.map(htmlOf).join('\n');
  const text = storyTextOf(html, { where, classic: false, mdx: false });
  const day = head.published ?? head.updated;
  const published = day === undefined ? undefined : instantOfHuman(day, options.timeZone);
  const updated = head.updated === undefined ? undefined : instantOfHuman(head.updated, options.timeZone);
  if (published === undefined)
    losses.push({
      where,
      kind: 'person',
      what: 'The text gives no date. It came over as a draft of 1970; write the right date in “published”.',
    });
  else if (head.published === undefined)
    losses.push({
      where,
      kind: 'person',
      what: 'The text says only when it was brought up to date. It stands under that day; write the first one in “published”.',
    });
  losses.push(...text.losses, ...pictures.map((picture) => pictureLoss(where, picture)), ...leftLosses(where, left));
  return {
    key: file.name,
    headline,
    ...(head.standfirst !== undefined && { standfirst: head.standfirst }),
    published: published ?? NO_DATE,
    ...(updated !== undefined && published !== undefined && Date.parse(updated) > Date.parse(published) && { updated }),
    draft: published === undefined,
    slug: basename(file.path).replace(TEXT, ''),
    authors: head.authors ?? [],
    sections: head.section === undefined || head.section.length === 0 ? [] : [head.section.join('/')],
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

function pictureLoss(where: string, { caption, credit }: MissingPicture): Loss {
  const said = caption === '' ? '' : `: “${caption}”`;
  return {
    where,
    kind: 'picture',
    what: `A picture stood with the text${said}, credited to “${credit}”. A file of text holds none; fetch it from the old page and place it.`,
    words: `${caption} ${credit}`.trim(),
  };
}

/** The sections that a key of `storyOf` names: `News/Harbour` is one within another. */
function sectionsOf(key: string): ImportedTerm[] {
  const names = key.split('/');
  const keys = names.map((_name, index) => names.slice(0, index + 1).join('/'));
  return keys.map((own, index) => ({ key: own, name: names[index] ?? own, parents: keys.slice(0, index) }));
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

const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+(?=\S)/;

function htmlOf({ lines, isHeading }: TextBlock): string {
  const escape = (text: string): string => escapeHtml(text).trim();
  const [first = ''] = lines;
  if (isHeading) return `<h2>${escape(first)}</h2>`;
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
