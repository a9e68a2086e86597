import { zipSync, type Zippable } from 'fflate';
import { digestOf } from '../../shared/digest.ts';
import type { BookFacts } from '../../site/views/book.ts';
import { readBookPage, type BookContent } from './book-content.ts';
import { bookFaces, type BookFace } from './book-faces.ts';
import { writeBookFiles } from './book-package.ts';

/** A book before its pictures are put into it. */
export interface BookDraft {
  facts: BookFacts;
  files: readonly [name: string, text: string][];
  faces: readonly BookFace[];
  pictures: BookContent['pictures'];
  /** Of everything that decides its bytes. */
  key: string;
}

/** Another when the container is written otherwise. */
const FORMAT = 'epub 1';

/** Takes a book from the printed page of a day’s edition. */
export function draftBook(facts: BookFacts, html: string): BookDraft {
  const content = readBookPage(html, facts.origin);
  const faces = bookFaces(facts.language);
  const files = writeBookFiles(facts, content, faces);
  const parts = [FORMAT, files, content.pictures, faces.map(({ bytes }) => digestOf(bytes))];
  return { facts, files, faces, pictures: content.pictures, key: digestOf(JSON.stringify(parts)) };
}

const STORED = { level: 0 } as const;
const PACKED = { level: 9 } as const;

/** The book’s bytes, the same wherever and whenever it is made. `openPicture` gives a picture of the site by its path. */
export function packBook({ files, faces, pictures }: BookDraft, openPicture: (path: string) => Uint8Array): Uint8Array {
  const container: Zippable = { mimetype: [Buffer.from('application/epub+zip'), STORED] };
  for (const [name, text] of files) container[name] = [Buffer.from(text), PACKED];
  for (const { name, bytes } of faces) container[`EPUB/${name}`] = [bytes, STORED];
  for (const { path, name } of pictures) container[`EPUB/${name}`] = [openPicture(path), STORED];
  // The earliest time that the container can tell: it is written by the clock of this computer, whichever that is.
  return zipSync(container, { mtime: new Date(1980, 0, 1) });
}
