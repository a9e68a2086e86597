import { contentPlace, kindOfFile, listContent, type ContentList, type ContentPlace } from './content-list.ts';
import { isSingleName } from './content-folders.ts';
import type { Fault } from './faults/fault.ts';
import { FileReader, PICTURES_AT_ONCE } from './file-reader.ts';
import type { ReadingCache } from './reading-cache.ts';
import type { Change, Reading, ReadingOptions, TextReader } from './reading.ts';
import { unpackValue } from './remembered-value.ts';
import { readTextBytes, readTextFile } from './text-file.ts';

/** Every sound file of a content folder by its path there, and what is wrong with the others. */
export interface Readings {
  byPath: Map<string, Reading>;
  faults: Fault[];
  /** Files that are there but have faults of their own. */
  unread: string[];
}

function readInTurn(changed: Change): TextReader {
  return (place, files, onRead) =>
    Promise.resolve(
      files.map((file) => {
        const bytes = changed.get(file.path);
        const found = bytes
          ? readTextBytes(bytes, { path: file.path, shown: `${place.shownDir}/${file.path}` })
          : readTextFile(place, file);
        onRead(1);
        return found;
      }),
    );
}

/**
 * Reads every file of a content folder and checks each against its schema. What the cache knows of a file whose size and
 * times are the same is taken without opening it; a file with other times is read, and parsed when its bytes are others.
 */
export async function readFiles(
  root: string,
  contentDir: string,
  cache: ReadingCache,
  { onProgress, onFoundation, changed = new Map(), readTexts = readInTurn(changed), list = listContent }: ReadingOptions = {},
): Promise<Readings> {
  const place = contentPlace(root, contentDir);
  const { files: found, faults } = listChanged(place, await list(place), changed);
  const reader = new FileReader(place, cache, faults, changed);
  const open = found.filter((file) => !reader.isRemembered(file));
  let done = 0;
  const finish = (count: number) => {
    done += count;
    onProgress?.(done, open.length);
  };
  const texts = Object.groupBy(
    open.filter(({ isText }) => isText),
    ({ path }) => (isSingleName(path) ? 'first' : 'then'),
  );
  await reader.readTexts(texts.first ?? [], readInTurn(changed), finish);
  onFoundation?.(reader.inOrder(found.filter(({ path }) => isSingleName(path))));
  await reader.readTexts(texts.then ?? [], readTexts, finish);
  const others = open.filter(({ isText }) => !isText).values();
  await Promise.all(
    Array.from({ length: PICTURES_AT_ONCE }, async () => {
      for (const file of others) {
        await reader.readBytes(file);
        finish(1);
      }
    }),
  );
  const byPath = reader.inOrder(found);
  // Each of these is remembered by now.
  if (cache.size > byPath.size) cache.retain((path) => byPath.has(path));
  return { byPath, faults: reader.faults, unread: reader.unread };
}

/** The list as it would be with some files changed, each of which is read again. */
function listChanged({ shownDir }: ContentPlace, { files, faults }: ContentList, changed: Change): ContentList {
  if (changed.size === 0) return { files, faults };
  const list: ContentList = {
    files: files.filter(({ path }) => !changed.has(path)),
    faults: faults.filter(({ file }) => !changed.has(file.slice(shownDir.length + 1))),
  };
  for (const [path, bytes] of changed) {
    if (!bytes) continue;
    const kind = kindOfFile(path);
    if (typeof kind === 'string') list.files.push({ path, size: bytes.length, stamp: '', isText: kind === 'text' });
    else list.faults.push({ file: `${shownDir}/${path}`, ...kind });
  }
  return list;
}

/** What the cache knows, taken as it is: for threads that work on what another has just read. */
export function rememberedFiles(cache: ReadingCache): Map<string, Reading> {
  const paths = cache.paths().sort((a, b) => (a < b ? -1 : 1));
  return new Map(
    paths.flatMap((path): [string, Reading][] => {
      const remembered = cache.get(path);
      return remembered ? [[path, { digest: remembered.digest, value: unpackValue(remembered) }]] : [];
    }),
  );
}
