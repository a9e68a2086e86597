/**
 * What every reader of somebody else’s archive hands over, whatever the archive was, and what the writer makes content from.
 * Readers never touch `content/`; the writer never reads an archive.
 */

/** A piece of the archive that could not come over as it was, or that a person has to look at. */
export interface Loss {
  /** What is concerned, in the archive’s own terms: a story’s headline or file, with its id where it has one. */
  readonly where: string;
  /** `words` and `picture` are gone; `person` is there but has to be looked at; `left` was left out on purpose (a draft of a plugin’s, a menu). */
  readonly kind: 'words' | 'picture' | 'person' | 'left';
  /** A sentence for an editor: what was lost or is in doubt, why, and what to do. */
  readonly what: string;
  /** The lost words themselves, all of them, where words were lost: with these a round trip adds up. */
  readonly words?: string;
}

/** Where a picture or recording can be had. An address may be a path from the top of the old site, where nobody says where that was. */
export type MediaSource = { readonly kind: 'url'; readonly url: string } | { readonly kind: 'file'; readonly path: string };

/** A picture of the archive. Two with the same `key` are the same. */
export interface ImportedPicture {
  /** The archive’s own name of it: the address or path without size suffixes. */
  readonly key: string;
  readonly source: MediaSource;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** One use of a picture by a story, with words of its own where the story has them. */
export interface PictureUse {
  readonly key: string;
  readonly alt?: string;
  readonly caption?: string;
}

export interface ImportedAuthor {
  /** The archive’s own name of the author: a login, slug or address. */
  readonly key: string;
  readonly name: string;
  readonly about?: string;
}

/** A category or tag. `parents` leads from the top of the tree to just above it. */
export interface ImportedTerm {
  readonly key: string;
  readonly name: string;
  readonly parents: readonly string[];
  readonly about?: string;
}

export interface ImportedComment {
  readonly key: string;
  /** The key of the comment that it answers. */
  readonly answers?: string;
  readonly name: string;
  /** ISO 8601 with an offset. */
  readonly posted: string;
  /** Plain text; paragraphs are separated by an empty line. */
  readonly text: string;
}

export interface ImportedStory {
  /** The archive’s own name of the story, the same at every reading: a GUID, an id, a path. */
  readonly key: string;
  readonly headline: string;
  readonly standfirst?: string;
  /** ISO 8601 with an offset. */
  readonly published: string;
  readonly updated?: string;
  /** True for a draft, private, pending or password-protected story: it comes over as a draft. */
  readonly draft: boolean;
  /** A short name for the file, as the archive spells it; the writer makes it allowed and unique. */
  readonly slug: string;
  /** BCP 47 where the archive says; otherwise the newsroom’s own language. */
  readonly language?: string;
  readonly authors: readonly string[];
  /** Keys of sections (categories), the main one first. */
  readonly sections: readonly string[];
  readonly topics: readonly string[];
  readonly lead?: PictureUse;
  /** Markdown as Standfirst writes it. A picture stands as `![](picture:KEY)` on a line of its own. */
  readonly body: string;
  /** Every picture that `body` places, in order. */
  readonly pictures: readonly PictureUse[];
  /** True where the body needs components, so that the file must be `.mdx`. */
  readonly components: boolean;
  readonly comments: readonly ImportedComment[];
  readonly commentsOpen?: boolean;
  readonly sources: readonly { readonly name: string; readonly url?: string }[];
  /** Earlier addresses on the old site, as paths that begin with a slash. */
  readonly redirects: readonly string[];
  /** Other paths by which texts of the archive name the story, such as its file’s, which were no addresses. Relative links may lead from the first. */
  readonly names?: readonly string[];
  /** Stories of several languages with the same value are translations of one another. */
  readonly translations?: string;
  /** A standing page instead of a story. */
  readonly page: boolean;
}

export interface Archive {
  /** For the report: “WordPress export of example.org, 3 June 2024”. */
  readonly title: string;
  readonly stories: readonly ImportedStory[];
  readonly authors: readonly ImportedAuthor[];
  readonly sections: readonly ImportedTerm[];
  readonly topics: readonly ImportedTerm[];
  readonly pictures: readonly ImportedPicture[];
  readonly losses: readonly Loss[];
  /** What tells this archive’s names from another’s, the same at every export: `wordpress:example.org`. Left out: the reader and the file’s name. */
  readonly id?: string;
  /** The address of the old site: links to it within stories lead to the same stories here. */
  readonly address?: string;
  /** Called when everything has been written, where texts were kept on disk meanwhile. */
  readonly close?: () => void;
}

/** A reader of one kind of archive. It throws an `ImportError` for an archive that is broken or hostile. */
export interface ArchiveReader {
  /** “WordPress (WXR)”. */
  readonly name: string;
  /** Whether the file or folder at `path` looks like one of its kind. `head` is the first 64 KB of a file, empty for a folder. */
  readonly recognises: (path: string, head: string, folder: boolean) => boolean;
  readonly read: (path: string, options: ReadOptions) => Promise<Archive>;
}

export interface ReadOptions {
  /** The IANA time zone for dates that name none. */
  readonly timeZone: string;
  readonly language: string;
  readonly progress: (done: number, total: number | undefined) => void;
  /** The most bytes that an archive may have. Left out: `LARGEST_ARCHIVE`. */
  readonly largest?: number;
  /** Kinds of posts that a plugin added, to be read as stories: `recipe`. */
  readonly postTypes?: readonly string[];
  /** True when posts and films of other sites are to become links instead of components. */
  readonly embedsAsLinks?: boolean;
}

/** What a story’s HTML became. */
export interface StoryText {
  /** Markdown, as in `ImportedStory.body`. */
  readonly body: string;
  readonly pictures: readonly PictureUse[];
  readonly pictureFiles: readonly ImportedPicture[];
  readonly components: boolean;
  readonly losses: readonly Loss[];
}

/** An archive that cannot be read, in a sentence for an editor: what is wrong, where, and how to mend it. */
export class ImportError extends Error {
  override name = 'ImportError';
}
