import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchema, type JsonSchema, type Vocabulary } from '../admin/forms/json-schema.ts';
import { digestOfNames, type ContentList } from '../content/content-list.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import { flattenSections } from '../content/section-tree.ts';
import { CONTENT_KINDS } from '../content/schemas/content-kinds.ts';
import { sectionsFileSchema } from '../content/schemas/section.ts';
import { digestOf } from '../shared/digest.ts';
import { splitFolder } from '../shared/ids.ts';

/** Says what the schemas beside it were made from: making them takes longer than building the rest of a small newspaper again. */
const MARKER = 'made-from';

/** Where text editors look for what may stand in a file. The settings in `.vscode/` and Astro’s extension name the same place. */
const FOLDER = '.astro/collections';

/**
 * Writes, for text editors, what may stand in each kind of file of the content folder, with the authors, topics, photos and
 * sections that there are. The kinds that are data are matched by `.vscode/settings.json`; the fields above a text are matched
 * by Astro’s extension, which wants every file by its address. They stay as they are while the code, told by its version, and the
 * names of the folder’s files do.
 */
export function writeEditorSchemas(
  root: string,
  contentDir: string,
  version: string,
  { files, names = digestOfNames(files) }: Pick<ContentList, 'files' | 'names'>,
): void {
  // A content folder elsewhere is not the one that is open in the editor.
  if (relative(root, contentDir) !== 'content') return;
  const sections = readSections(contentDir);
  const madeFrom = digestOf(JSON.stringify([version, contentDir, sections, names]));
  if (isMade(root, madeFrom)) return;
  const paths = files.map(({ path }) => path);
  const vocabulary = readVocabulary(paths, sections);
  const kinds = Object.entries(CONTENT_KINDS);
  const texts = paths.filter((path) => TEXT_KINDS[splitFolder(path)[0]] !== undefined && /\.mdx?$/.test(path));
  for (const [kind, { schema }] of kinds) writeJson(root, schemaFile(kind), buildJsonSchema(schema, vocabulary));
  const collections = kinds.map(([name]) => ({ name, hasSchema: true }));
  const entries = texts.map((path) => [addressOf(contentDir, path), TEXT_KINDS[splitFolder(path)[0]]]);
  writeJson(root, COLLECTIONS, { collections, entries: Object.fromEntries(entries) as Record<string, string> });
  write(root, MARKER, madeFrom);
}

/** The kinds of the files that are texts, by their folders. */
const TEXT_KINDS: Readonly<Record<string, string>> = { articles: 'article', live: 'live-post', pages: 'page' };

/** A file’s address as Astro’s extension writes it. */
function addressOf(contentDir: string, path: string): string {
  return decodeURIComponent(pathToFileURL(join(contentDir, path)).href).toLowerCase();
}

/** Every text by its address, with its kind. */
const COLLECTIONS = 'collections.json';

function schemaFile(kind: string): string {
  return `${kind}.schema.json`;
}

function isMade(root: string, from: string): boolean {
  const place = (name: string) => join(root, FOLDER, name);
  const marker = place(MARKER);
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== from) return false;
  return [COLLECTIONS, ...Object.keys(CONTENT_KINDS).map(schemaFile)].every((name) => existsSync(place(name)));
}

function writeJson(root: string, name: string, data: JsonSchema | object): void {
  write(root, name, `${JSON.stringify(data, null, 2)}\n`);
}

function write(root: string, name: string, text: string): void {
  const file = join(root, FOLDER, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What there is to name. A content folder with faults has names as well. */
function readVocabulary(paths: readonly string[], sections: string[]): Vocabulary {
  const ids = (folder: string): string[] => [
    ...new Set(paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).replace(/\.[^.]*$/, ''))),
  ];
  return { authors: ids('authors'), photos: ids('photos'), topics: ids('topics'), sections };
}

function readSections(contentDir: string): string[] {
  const path = join(contentDir, 'sections.yaml');
  const read = existsSync(path) ? readSourceFile(path, 'content/sections.yaml') : undefined;
  const data = read !== undefined && 'source' in read ? validate(read.source, sectionsFileSchema, []) : undefined;
  return flattenSections(data?.sections ?? []).map((section) => section.path);
}
