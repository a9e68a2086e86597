/** Where what lies in a content folder, by the endings of files: known without the schemas of what may stand in them, which take longer to open. */

/** The folders of text files. */
export const TEXT_ENDINGS = {
  articles: ['.md', '.mdx'],
  authors: ['.yaml'],
  comments: ['.yaml'],
  editions: ['.yaml'],
  events: ['.yaml'],
  fronts: ['.yaml'],
  live: ['.md'],
  messages: ['.yaml'],
  pages: ['.md', '.mdx'],
  photos: ['.yaml'],
  topics: ['.yaml'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TextFolder = keyof typeof TEXT_ENDINGS;

export function isTextFolder(folder: string): folder is TextFolder {
  return Object.hasOwn(TEXT_ENDINGS, folder);
}

/** The kinds of files that editors write; `schemas/content-kinds.ts` has what may stand in each. */
export const KIND_NAMES = [
  'article',
  'live-post',
  'page',
  'photo',
  'author',
  'topic',
  'comment',
  'day-edition',
  'event',
  'front',
  'messages',
  'sections',
  'redirects',
  'site',
] as const;

/** Folders whose files are named in others, by what text editors suggest there. */
export const NAMED_FOLDERS = ['authors', 'photos', 'topics'] as const;

/** Text files at the top. */
export const SINGLE_NAMES = ['site.yaml', 'sections.yaml', 'redirects.yaml'] as const;

export type SingleName = (typeof SINGLE_NAMES)[number];

export function isSingleName(path: string): path is SingleName {
  return (SINGLE_NAMES as readonly string[]).includes(path);
}

/** Endings of the files in `content/logo`, and of those in `content/fonts`. */
export const LOGO_ENDINGS: readonly string[] = ['.svg', '.png'];
export const FONT_ENDINGS: readonly string[] = ['.woff2', '.ttf', '.otf'];
