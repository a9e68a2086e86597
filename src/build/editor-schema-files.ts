import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildJsonSchema, type JsonSchema, type Vocabulary } from '../admin/forms/json-schema.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import { flattenSections } from '../content/section-tree.ts';
import { CONTENT_KINDS } from '../content/schemas/content-kinds.ts';
import { sectionsFileSchema } from '../content/schemas/section.ts';
import { splitFolder } from '../shared/ids.ts';

/** Every text by its address, with its kind. */
const COLLECTIONS = 'collections.json';

/**
 * What text editors are told, as JSON by the names of its files: what may stand in each kind of file, with the authors, topics, photos
 * and sections that there are, and of which kind each text is.
 */
export function makeSchemaFiles(contentDir: string, paths: readonly string[]): Map<string, JsonSchema | object> {
  const vocabulary = readVocabulary(paths, readSections(contentDir));
  const kinds = Object.entries(CONTENT_KINDS);
  const texts = paths.filter((path) => TEXT_KINDS[splitFolder(path)[0]] !== undefined && /\.mdx?$/.test(path));
  const folder = addressOf(contentDir);
  const entries = texts.map((path) => [`${folder}/${path.toLowerCase()}`, TEXT_KINDS[splitFolder(path)[0]]]);
  return new Map<string, JsonSchema | object>([
    ...kinds.map(([kind, { schema }]) => [`${kind}.schema.json`, buildJsonSchema(schema, vocabulary)] as const),
    [
      COLLECTIONS,
      { collections: kinds.map(([name]) => ({ name, hasSchema: true })), entries: Object.fromEntries(entries) as Record<string, string> },
    ],
  ]);
}

/** The kinds of the files that are texts, by their folders. */
const TEXT_KINDS: Readonly<Record<string, string>> = { articles: 'article', live: 'live-post', pages: 'page' };

/** A folder’s address as Astro’s extension writes it. */
function addressOf(folder: string): string {
  return decodeURIComponent(pathToFileURL(folder).href).toLowerCase();
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
