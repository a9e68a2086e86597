import { basename } from 'node:path';
import { filesBelow, OTHERS, readStoryFile, type ArchiveFile } from './archive-folder.ts';
import { readFrontMatter, textIn } from './front-matter.ts';
import type { OldSite } from './markdown-site.ts';
import type { MarkdownSource } from './markdown-file.ts';
import type { Loss } from './model.ts';

const STORY = /\.(?:md|markdown|mdown|mkd|mdx|html?)$/i;
/** What is Markdown by its name. */
export const MARKDOWN = /\.(?:md|markdown|mdown|mkd|mdx)$/i;
/** Generators also take stories that are HTML below their fields. */
export const HTML = /\.html?$/i;
/** Stories in forms that generators also take and that are not read here. */
const UNREAD = /\.(?:njk|liquid|webc|hbs|pug|adoc|asciidoc|rst|org|textile|pandoc)$/i;
const TEMPLATE = /\.(?:njk|liquid|webc|hbs|pug)$/i;
const NOT_STORIES = /^(?:readme|changelog|contributing|license|licence|code_of_conduct|security|todo)\.\w+$/i;
/** Folders of what tools fetch and make, wherever they lie. */
const TOOLS = new Set(['node_modules', '_site', '_includes', '_layouts', '_sass', '_data']);

/** The stories of a folder. */
export function storyFilesOf(site: OldSite, root: string, losses: Loss[]): ArchiveFile[] {
  return site.storyFolders.flatMap((start) =>
    // Tools have their folders at the top; further down a folder of the same name may be one of stories.
    filesBelow(start, STORY, losses, (name, depth) => TOOLS.has(name) || (start === root && depth < 2 && OTHERS.has(name)))
      .map(({ path, name }) => ({ path, name: start === root ? name : `${start.slice(root.length + 1)}/${name}` }))
      .filter((file) => isStory(file, site, losses)),
  );
}

/** Names the files that may be stories and are in a form that is not read. */
export function tellOfUnread(site: OldSite, root: string, losses: Loss[]): void {
  const names = site.storyFolders
    .flatMap((start) => filesBelow(start, UNREAD, [], (name) => OTHERS.has(name)))
    .filter((file) => mayBeStory(file))
    .map(({ path }) => path.slice(root.length + 1));
  if (names.length === 0) return;
  const others = names.length > 10 ? ` and ${names.length - 10} others` : '';
  losses.push({
    where: names.slice(0, 10).join(', ') + others,
    kind: 'words',
    what: 'Files with a title are written in a form that is not read here. If they are stories, turn them into Markdown and import again.',
  });
}

/** A file’s fields and text; nothing, with a loss, when it cannot be read. */
export function openSource(file: ArchiveFile, losses: Loss[]): MarkdownSource[] {
  const text = readStoryFile(file, losses);
  if (text === undefined) return [];
  const { fields, body, faults } = readFrontMatter(text);
  for (const { line, problem, source } of faults)
    losses.push({
      where: `${file.name}, line ${line}`,
      kind: 'words',
      what: `${problem} It was left out, and the rest has come over: write what it says into the story.`,
      words: source,
    });
  return [{ file, fields, body }];
}

function mayBeStory(file: ArchiveFile): boolean {
  if (NOT_STORIES.test(basename(file.name))) return false;
  return !TEMPLATE.test(file.name) || textIn(readFrontMatter(readStoryFile(file, []) ?? '').fields, 'title') !== undefined;
}

/** Not every file with such a name is one: pages of lists in HTML, and what is said about the folder itself. */
function isStory({ name }: ArchiveFile, site: OldSite, losses: Loss[]): boolean {
  if (HTML.test(name))
    return site.kind === 'Jekyll' ? /(?:^|\/)_(?:posts|drafts)\//.test(name) : site.kind === 'Hugo' && !/(?:^|\/)_?index\./.test(name);
  if (!NOT_STORIES.test(basename(name))) return true;
  if (name.includes('/'))
    losses.push({
      where: name,
      kind: 'left',
      what: 'By its name the file is about the folder and no story. Rename it if it is one.',
    });
  return false;
}
