import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { digestOfNames, type ContentList } from '../content/content-list.ts';
import { NAMED_FOLDERS } from '../content/content-folders.ts';
import { digestOf } from '../shared/digest.ts';
import { formatAddresses } from './editor-addresses.ts';

/** Says what the files beside it were made from, and which they are: making them takes longer than building the rest of a small newspaper again. */
const MARKER = 'made-from';

/** Every text by its address, with its kind. */
const ADDRESSES = 'collections.json';

/** Where text editors look for what may stand in a file. The settings in `.vscode/` and Astro’s extension name the same place. */
const FOLDER = '.astro/collections';

/**
 * Writes, for text editors, what may stand in each kind of file of the content folder, with the authors, topics, photos and
 * sections that there are. The kinds that are data are matched by `.vscode/settings.json`; the fields above a text are matched
 * by Astro’s extension, which wants every file by its address. They stay as they are while the code, told by its version, and the
 * names of the folder’s files do; while only stories come and go, the schemas do.
 */
export async function writeEditorSchemas(
  root: string,
  contentDir: string,
  version: string,
  { files, names = digestOfNames(files) }: Pick<ContentList, 'files' | 'names'>,
): Promise<void> {
  // A content folder elsewhere is not the one that is open in the editor.
  if (relative(root, contentDir) !== 'content') return;
  const sections = join(contentDir, 'sections.yaml');
  const ground = [version, contentDir, existsSync(sections) ? readFileSync(sections, 'utf8') : ''];
  const [madeFrom, ...before] = readMarker(root);
  const from = digestOf(JSON.stringify([...ground, names]));
  const areThere = before.slice(1).every((name) => existsSync(join(root, FOLDER, name)));
  if (madeFrom === from && areThere) return;
  const paths = files.map(({ path }) => path);
  const named = paths.filter((path) => NAMED_FOLDERS.some((folder) => path.startsWith(`${folder}/`)));
  const schemasFrom = digestOf(JSON.stringify([...ground, named]));
  let written = before.slice(1);
  if (before[0] !== schemasFrom || !areThere) {
    const { makeSchemas } = await import('./editor-schema-files.ts');
    const schemas = makeSchemas(contentDir, named);
    for (const [name, schema] of schemas) write(root, name, `${JSON.stringify(schema, null, 2)}\n`);
    written = [...schemas.keys(), ADDRESSES];
  }
  write(root, ADDRESSES, formatAddresses(contentDir, paths));
  write(root, MARKER, [from, schemasFrom, ...written].join('\n'));
}

function readMarker(root: string): string[] {
  const marker = join(root, FOLDER, MARKER);
  return existsSync(marker) ? readFileSync(marker, 'utf8').split('\n') : [];
}

function write(root: string, name: string, text: string): void {
  const file = join(root, FOLDER, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
