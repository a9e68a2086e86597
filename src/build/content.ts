import { listContent, type ContentList } from '../content/content-list.ts';
import { checkHouseRules, textCacheVersion, type Finding, type RuleOptions } from '../content/house-rules/rulebook.ts';
import { readNewsroom, type NewsroomReading } from '../content/newsroom.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import type { ReadingOptions } from '../content/reading.ts';
import { contentCacheFile } from './content-cache-file.ts';
import { startListing } from './listing.ts';
import { readOnAllCores } from './reading-workers.ts';
import { writeEditorSchemas } from './editor-schemas.ts';
import { Progress } from '../shared/progress.ts';
import { codeDigest } from './code-digest.ts';

/** Where what was read of a content folder is remembered, and which version of the code can use it. */
export interface CachePlace {
  file: string;
  version: string;
}

export function contentCache(root: string, contentDir: string): CachePlace {
  return { file: contentCacheFile(root, contentDir), version: codeDigest(root) };
}

/** What builds remember of a content folder’s files and of the words in its texts. */
export function rememberedReadings(root: string, contentDir: string): { content: string; words: string; version: string } {
  const { file, version } = contentCache(root, contentDir);
  return { content: file, words: wordsFile(file), version };
}

function wordsFile(file: string): string {
  return file.replace(/\.log$/, '-words.log');
}

export interface ContentOptions extends Pick<ReadingOptions, 'onFoundation'> {
  /** The files of the content, where these are being found already. */
  listing?: Promise<ContentList> | undefined;
}

/** Reads all content as it is to be at a moment, opening only the files that have changed since it was last read, and shows how far it is. */
export async function readContent(
  root: string,
  contentDir: string,
  now: number,
  place: CachePlace = contentCache(root, contentDir),
  { onFoundation, listing = startListing(root, contentDir) }: ContentOptions = {},
): Promise<NewsroomReading & { cache: CachePlace }> {
  const cache = new ReadingCache(place.file, place.version);
  if (cache.distrusted !== undefined) console.error(`  ${cache.distrusted} All of it is read again.`);
  const progress = new Progress('Files of content');
  const reading = await readNewsroom(root, contentDir, cache, {
    now,
    onProgress: (done, total) => {
      progress.show(done, total);
    },
    readTexts: readOnAllCores,
    list: async (folder) => {
      if (listing) return listing;
      const list = listContent(folder);
      await writeEditorSchemas(root, contentDir, place.version, list);
      return list;
    },
    ...(onFoundation ? { onFoundation } : {}),
  });
  progress.end();
  cache.save();
  return { ...reading, cache: place };
}

/**
 * Everything in the newsroom that breaks its house rules at a moment, with the lines of all of it or of errors alone. Texts that have
 * been looked through before are not opened.
 */
export function checkHouse(newsroom: Newsroom, place: CachePlace, now: number, located: Required<RuleOptions>['located']): Finding[] {
  const cache = new ReadingCache(wordsFile(place.file), `${place.version} ${textCacheVersion(newsroom)}`);
  const progress = new Progress('Texts');
  const findings = checkHouseRules(newsroom, {
    now,
    cache,
    located,
    onProgress: (done, total) => {
      progress.show(done, total);
    },
  });
  progress.end();
  cache.save();
  return findings;
}
