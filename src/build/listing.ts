import { statSync } from 'node:fs';
import { digestOfNames, type ContentList } from '../content/content-list.ts';
import type { Fault } from '../content/faults/fault.ts';
import { contentCacheFile } from './content-cache-file.ts';
import { inThread } from './in-thread.ts';

/** When less is remembered of the content, in bytes, finding its files takes no longer than starting a thread. */
const WORTH_A_THREAD = 5_000_000;

/** The folders of a newspaper’s project. */
export interface ListedPlace {
  root: string;
  contentDir: string;
}

/**
 * Has another thread find the files of a large archive, while the code that reads them is loaded, and what is remembered of them. It
 * writes the schemas of text editors besides.
 */
export function startListing(root: string, contentDir: string): Promise<ContentList> | undefined {
  const remembered = statSync(contentCacheFile(root, contentDir), { throwIfNoEntry: false })?.size ?? 0;
  if (remembered < WORTH_A_THREAD) return undefined;
  const listing = inThread<PackedListing>('listing-thread.ts', { root, contentDir } satisfies ListedPlace).then(unpackListing);
  listing.catch(() => undefined);
  return listing;
}

/** The files of a content folder as they pass from one thread to another: a hundred thousand objects would take longer than to find them. */
export interface PackedListing {
  /** Each ends with a zero byte, which no path has. */
  paths: string;
  stamps: string;
  sizes: Float64Array;
  isText: Uint8Array;
  faults: Fault[];
  names: string;
}

export function packListing({ files, faults }: ContentList): PackedListing {
  return {
    paths: joined(files.map(({ path }) => path)),
    stamps: joined(files.map(({ stamp }) => stamp)),
    sizes: Float64Array.from(files, ({ size }) => size),
    isText: Uint8Array.from(files, ({ isText }) => Number(isText)),
    faults,
    names: digestOfNames(files),
  };
}

export function unpackListing({ paths, stamps, sizes, isText, faults, names }: PackedListing): ContentList {
  const allStamps = stamps.split('\0');
  const allPaths = paths.split('\0').slice(0, -1);
  return {
    files: allPaths.map((path, place) => ({ path, stamp: allStamps[place] ?? '', size: sizes[place] ?? 0, isText: isText[place] === 1 })),
    faults,
    names,
  };
}

function joined(texts: readonly string[]): string {
  return texts.map((text) => `${text}\0`).join('');
}
