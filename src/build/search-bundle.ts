import type { SearchRecord } from '../site/queries/search.ts';

/** Some files of the search, made or found made: where they are published, and where they lie until then. */
export interface SearchBundle {
  /** Below the site’s base. */
  folder: string;
  source: string;
  /** Name and digest of each file. */
  files: [name: string, digest: string][];
  pictures: string[];
}

/** What is to be made of some records. */
export interface Wanted {
  folder: string;
  records: readonly SearchRecord[];
  fragments: number | undefined;
  /** Whether a file is published, of all that Pagefind has written. */
  isWanted: (name: string, all: readonly string[]) => boolean;
}
