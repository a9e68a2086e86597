import { basename } from 'node:path';
import { headOf, statArchive } from './archive-file.ts';
import { ImportError, type ArchiveReader } from './model.ts';
import { feedReader } from './readers/feed.ts';
import { ghostReader } from './readers/ghost.ts';
import { htmlReader } from './readers/html.ts';
import { markdownReader } from './readers/markdown.ts';
import { textReader } from './readers/text.ts';
import { wordpressReader } from './readers/wordpress.ts';

/** In the order in which they are asked: what is recognised by more comes first. */
export const READERS: readonly ArchiveReader[] = [wordpressReader, ghostReader, feedReader, markdownReader, htmlReader, textReader];

/** The reader for a file or folder. Throws an `ImportError` when none knows it, with what can be read. */
export function readerFor(path: string, readers: readonly ArchiveReader[] = READERS): ArchiveReader {
  const isFolder = statArchive(path).isDirectory();
  const head = isFolder ? '' : headOf(path);
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('\u001F'))
    throw new ImportError(`“${basename(path)}” is a packed archive. Unpack it first, then name the file or folder that was in it.`);
  const reader = readers.find((one) => one.recognises(path, head, isFolder));
  if (reader) return reader;
  throw new ImportError(
    `“${basename(path)}” is not an archive that can be read. These can: ${readers.map(({ name }) => name).join(', ')}. ` +
      'Export it from the old system in one of these forms.',
  );
}
