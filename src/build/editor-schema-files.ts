import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildJsonSchema, type JsonSchema, type Vocabulary } from '../admin/forms/json-schema.ts';
import { readSourceFile, validate } from '../content/source-file.ts';
import { flattenSections } from '../content/section-tree.ts';
import type { NAMED_FOLDERS } from '../content/content-folders.ts';
import { CONTENT_KINDS } from '../content/schemas/content-kinds.ts';
import { sectionsFileSchema } from '../content/schemas/section.ts';

/** What text editors are told of each kind of file, by the name of the file that says it: what may stand there, with the names that there are. */
export function makeSchemas(contentDir: string, paths: readonly string[]): Map<string, JsonSchema> {
  const vocabulary = readVocabulary(paths, readSections(contentDir));
  return new Map(Object.entries(CONTENT_KINDS).map(([kind, { schema }]) => [`${kind}.schema.json`, buildJsonSchema(schema, vocabulary)]));
}

/** What there is to name. A content folder with faults has names as well. */
function readVocabulary(paths: readonly string[], sections: string[]): Vocabulary {
  const ids = (folder: (typeof NAMED_FOLDERS)[number]): string[] => [
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
