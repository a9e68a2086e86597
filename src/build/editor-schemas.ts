import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { digestOfNames, type ContentList } from '../content/content-list.ts';
import { digestOf } from '../shared/digest.ts';

/** Says what the schemas beside it were made from, and which they are: making them takes longer than building the rest of a small newspaper again. */
const MARKER = 'made-from';

/** Where text editors look for what may stand in a file. The settings in `.vscode/` and Astro’s extension name the same place. */
const FOLDER = '.astro/collections';

/**
 * Writes, for text editors, what may stand in each kind of file of the content folder, with the authors, topics, photos and
 * sections that there are. The kinds that are data are matched by `.vscode/settings.json`; the fields above a text are matched
 * by Astro’s extension, which wants every file by its address. They stay as they are while the code, told by its version, and the
 * names of the folder’s files do.
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
  const madeFrom = digestOf(JSON.stringify([version, contentDir, existsSync(sections) ? readFileSync(sections, 'utf8') : '', names]));
  const [made, ...kept] = readMarker(root);
  if (made === madeFrom && kept.every((name) => existsSync(join(root, FOLDER, name)))) return;
  const { makeSchemaFiles } = await import('./editor-schema-files.ts');
  const written = makeSchemaFiles(
    contentDir,
    files.map(({ path }) => path),
  );
  for (const [name, data] of written) write(root, name, `${JSON.stringify(data, null, 2)}\n`);
  write(root, MARKER, [madeFrom, ...written.keys()].join('\n'));
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
