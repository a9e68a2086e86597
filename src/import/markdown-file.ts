import type { ArchiveFile } from './archive-folder.ts';
import type { Fields } from './front-matter.ts';

/** A file that has been parted into fields and text. */
export interface MarkdownSource {
  readonly file: ArchiveFile;
  readonly fields: Fields;
  readonly body: string;
}
