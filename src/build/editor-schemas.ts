import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchema, type JsonSchema, type Vocabulary } from '../admin/forms/json-schema.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import { flattenSections } from '../content/section-tree.ts';
import { CONTENT_KINDS } from '../content/schemas/content-kinds.ts';
import { sectionsFileSchema } from '../content/schemas/section.ts';

/** Says what the schemas beside it were made from: making them takes longer than building the rest of a small newspaper again. */
const MARKER = 'made-from';

/** Where text editors look for what may stand in a file. The settings in `.vscode/` and Astro’s extension name the same place. */
const FOLDER = '.astro/collections';

/**
 * Writes, for text editors, what may stand in each kind of file of the content folder, with the authors, topics, photos and
 * sections that there are. The kinds that are data are matched by `.vscode/settings.json`; the fields above a text are matched
 * by Astro’s extension, which wants every file by its address. They stay as they are while the code, told by its version, and those
 * names do.
 */
export function writeEditorSchemas(root: string, contentDir: string, version: string): void {
  // A content folder elsewhere is not the one that is open in the editor.
  if (relative(root, contentDir) !== 'content') return;
  const vocabulary = readVocabulary(contentDir);
  const kinds = Object.entries(CONTENT_KINDS);
  const madeFrom = createHash('sha256')
    .update(JSON.stringify([version, vocabulary]))
    .digest('base64url');
  if (!isMade(root, madeFrom)) {
    for (const [kind, { schema }] of kinds) writeJson(root, schemaFile(kind), buildJsonSchema(schema, vocabulary));
    write(root, MARKER, madeFrom);
  }
  const collections = kinds.map(([name]) => ({ name, hasSchema: true }));
  writeJson(root, 'collections.json', { collections, entries: Object.fromEntries(texts(contentDir)) });
}

function schemaFile(kind: string): string {
  return `${kind}.schema.json`;
}

function isMade(root: string, from: string): boolean {
  const place = (name: string) => join(root, FOLDER, name);
  const marker = place(MARKER);
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== from) return false;
  return Object.keys(CONTENT_KINDS).every((kind) => existsSync(place(schemaFile(kind))));
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

/** Every text of the content folder by its address, as Astro’s extension writes it, with its kind. */
function texts(contentDir: string): [address: string, kind: string][] {
  const folders = { articles: 'article', live: 'live-post', pages: 'page' };
  return Object.entries(folders).flatMap(([folder, kind]) =>
    filesIn(join(contentDir, folder))
      .filter((file) => /\.mdx?$/.test(file))
      .map((file): [string, string] => [decodeURIComponent(pathToFileURL(join(contentDir, folder, file)).href).toLowerCase(), kind]),
  );
}

/** What there is to name. A content folder with faults has names as well. */
function readVocabulary(contentDir: string): Vocabulary {
  const ids = (folder: string): string[] => [...new Set(filesIn(join(contentDir, folder)).map((file) => file.replace(/\.[^.]*$/, '')))];
  return { authors: ids('authors'), photos: ids('photos'), topics: ids('topics'), sections: readSections(contentDir) };
}

function readSections(contentDir: string): string[] {
  const path = join(contentDir, 'sections.yaml');
  const read = existsSync(path) ? readSourceFile(path, 'content/sections.yaml') : undefined;
  const data = read !== undefined && 'source' in read ? validate(read.source, sectionsFileSchema, []) : undefined;
  return flattenSections(data?.sections ?? []).map((section) => section.path);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
