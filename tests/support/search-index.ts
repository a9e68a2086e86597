import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from './site.ts';

/** A story as the index of the search holds it. */
export interface IndexedStory {
  /** The part of the index: `pagefind/en/2022` */
  part: string;
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

const SIGNATURE = 'pagefind_dcd'.length;

/** The bytes of a file of the index as they are before they are compressed; of other files, the bytes as they are. */
export function uncompressed(path: string): Buffer {
  const bytes = readFileSync(path);
  return /\.(pf_\w+|pagefind)$/.test(path) ? gunzipSync(bytes) : bytes;
}

/** Every story in the indexes of an output, but for the one record of the runtime that stands for none. */
export function indexedStories(output: string): IndexedStory[] {
  return listFiles(output)
    .filter((file) => /^pagefind\/[\w-]+\/\d[\d-]*\/fragment\//.test(file))
    .flatMap((file) => {
      const held = JSON.parse(uncompressed(join(output, file)).subarray(SIGNATURE).toString()) as
        IndexedStory | Record<string, IndexedStory>;
      const stories = typeof held.url === 'string' ? [held as IndexedStory] : Object.values(held as Record<string, IndexedStory>);
      return stories.map((story) => ({ ...story, part: file.split('/').slice(0, 3).join('/') }));
    });
}
