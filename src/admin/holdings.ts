import { readBodyFacts } from '../content/checks/body-check.ts';
import { splitFrontMatter } from '../content/front-matter.ts';
import { parentOf, slugOf, tableId } from '../shared/ids.ts';
import { idIn, type Holdings } from './belongings.ts';

/**
 * What is known of these files: figures lie beside the stories that draw them, and only a text with components draws any. A faulty text
 * is one that draws, too.
 *
 * @param owners the files of which it is asked what belongs to them; nothing else is read than what lies beside them
 * @param paths all files, below the content folder
 */
export async function holdingsOf(
  owners: readonly string[],
  paths: readonly string[],
  read: (path: string) => Promise<string>,
): Promise<Holdings> {
  const folders = new Set(owners.map(parentOf));
  const beside = paths.filter((path) => folders.has(parentOf(path)));
  const tables = beside.filter((path) => path.endsWith('.csv'));
  const drawing = tables.length > 0 ? beside.filter((path) => path.endsWith('.mdx')) : [];
  const drawn = new Map<string, readonly string[]>();
  for (const path of drawing) drawn.set(path, tablesDrawn(path, await read(path), tables));
  return { paths, tablesOf: (story) => drawn.get(story) ?? [] };
}

/** The ids of the figures that a text draws; of a text that cannot be read, those beside it that it names. */
function tablesDrawn(path: string, text: string, tables: readonly string[]): string[] {
  const split = splitFrontMatter(text);
  const facts = 'fault' in split ? undefined : readBodyFacts({ file: path, text, data: {}, body: split.body });
  if (!facts || (facts.components.length === 0 && facts.faults.length > 0))
    return tables.filter((table) => parentOf(table) === parentOf(path) && text.includes(slugOf(table))).map(idIn);
  return facts.components.flatMap(({ name, props }) =>
    name === 'Chart' && props.file !== undefined ? [tableId(idIn(path), props.file)] : [],
  );
}
