import type { StoredEntry } from '../../content/collections.ts';
import type { SourceRef } from '../../content/source-file.ts';

/** Where an entry was read. Throws for one that was made of no file. */
export function sourceOf(entry: Pick<StoredEntry<unknown>, 'id' | 'filePath' | 'digest'>): SourceRef {
  if (entry.filePath === undefined) throw new Error(`The entry “${entry.id}” does not say in which file it was read.`);
  return { file: entry.filePath, digest: digestIn(entry) };
}

export function digestIn({ digest }: Pick<StoredEntry<unknown>, 'digest'>): string {
  return digest === undefined ? '' : String(digest);
}
