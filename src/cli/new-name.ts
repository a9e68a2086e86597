import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import yaml from 'js-yaml';
import { buildSlug } from '../shared/headline-slug.ts';
import { isSlug } from '../shared/slug.ts';
import { CallError } from './call.ts';
import type { Desk } from './content-desk.ts';

/** What can be made new by its name alone, and where it is kept. */
const FOLDERS = { author: 'authors', topic: 'topics' } as const;
export type NamedKind = keyof typeof FOLDERS;

/** Writes the file of an author or topic that has a name and nothing else yet. Nothing that is there is overwritten. */
export function newName(
  kind: NamedKind,
  name: string,
  given: string | undefined,
  { root, contentDir }: Desk,
): { id: string; shown: string } {
  const refuse = (...problems: string[]) => new CallError(`The ${kind} cannot be made like this:`, problems);
  const id = given ?? buildSlug(name);
  if (id === '') throw refuse(`--id is missing: none can be made from “${name}”. For example: --id ana-ruiz`);
  if (!isSlug(id)) throw refuse(`“${id}” cannot be an id. Write small letters a–z, digits and single hyphens after --id.`);
  const path = join(contentDir, FOLDERS[kind], `${id}.yaml`);
  const shown = relative(root, path).split(sep).join('/');
  if (existsSync(path)) throw refuse(`There is ${shown} already. Write “${id}” in the story, or another id after --id.`);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, yaml.dump({ name, ...(kind === 'author' ? { kind: 'person' } : {}) }, { schema: yaml.CORE_SCHEMA, lineWidth: -1 }), {
    flag: 'wx',
  });
  return { id, shown };
}
