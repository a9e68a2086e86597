import type { CsvTable } from '../shared/csv-table.ts';
import type { ContentList, ContentPlace } from './content-list.ts';
import type { FontFile } from './look/font-file.ts';
import type { LogoFile } from './look/logo-file.ts';
import type { StyleFile } from './look/style-file.ts';
import type { PictureFile } from './picture-file.ts';
import type { RecordingFile } from './recording-file.ts';
import type { DataValue, TextFile, TextFound } from './text-file.ts';

/** What one file of content holds. Texts themselves are left where they are; the page that prints one opens it. */
export type FileValue =
  | DataValue
  | { kind: 'picture'; picture: PictureFile }
  | { kind: 'recording'; recording: RecordingFile }
  /** Figures beside a story. */
  | { kind: 'table'; table: CsvTable }
  | { kind: 'font'; font: FontFile }
  | { kind: 'logo'; logo: LogoFile }
  | { kind: 'styles'; styles: StyleFile }
  /** A file that is published as it is. */
  | { kind: 'plain' };

export interface Reading {
  digest: string;
  value: FileValue;
}

/** How content is read, and what is told meanwhile: a large archive that has not been read before takes long. */
export interface ReadingOptions {
  /** The present moment, in milliseconds since 1970: what was done cannot be dated after it. Dates are not held against it when absent. */
  now?: number;
  /** How many of the files that have to be opened have been. */
  onProgress?: (done: number, total: number) => void;
  /** The settings, which are read first: what the site’s code is compiled with. */
  onFoundation?: (foundation: ReadonlyMap<string, Reading>) => void;
  /** Finds the files; in this thread when absent. */
  list?: (place: ContentPlace) => ContentList | Promise<ContentList>;
  /** Opens text files; one after another, in this thread, when absent. */
  readTexts?: TextReader;
  /** The content as it would be with these files changed. */
  changed?: Change;
}

/** Files of the content folder as they are to be, by their path there; undefined for one that is to go. */
export type Change = ReadonlyMap<string, Buffer | undefined>;

/** Opens text files and tells after each how many it was. What they hold comes in their order. */
export type TextReader = (place: ContentPlace, files: readonly TextFile[], onRead: (count: number) => void) => Promise<TextFound[]>;
