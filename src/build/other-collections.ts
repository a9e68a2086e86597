import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unflatten } from 'devalue';
import { COLLECTION_NAMES } from '../content/collections.ts';
import { runAstro } from './astro-process.ts';

/** The collections that an engineer has added in `src/own-collections.ts`: entries by their ids, by the collections’ names. */
export type OtherCollections = Map<string, Map<string, unknown>>;

/** Where Astro keeps what loaders have loaded: in a build, by `cacheDir` in `astro.config.mjs`; while editing, in its own folder. */
const STORES = { build: '.cache/astro/data-store.json', dev: '.astro/data-store.json' };

const NONE: OtherCollections = new Map();

/**
 * Has Astro load the collections that an engineer has added, as they are now: their files are known to their loaders alone. Takes as long
 * as Astro needs to start; nothing is done where there are none.
 */
export async function loadOtherCollections(root: string, contentDir: string): Promise<OtherCollections> {
  if (!hasOthers(root)) return NONE;
  await runAstro(root, ['sync'], { STANDFIRST_TEMPLATES: join(root, '.cache/templates/sync'), STANDFIRST_CONTENT: contentDir });
  return readStore(join(root, STORES.build));
}

/** The same while editing, when Astro has loaded them already and watches their files. */
export function readOtherCollections(root: string): OtherCollections {
  return hasOthers(root) ? readStore(join(root, STORES.dev)) : NONE;
}

/** What `src/content.config.ts` is put together from while only the newsroom’s collections are in it. */
const NEWSROOMS = /^(?:astro:content|zod|\.\/(?:content|integrations)\/.+|\.\/own-collections\.ts)$/;

/**
 * Whether anything is declared besides the newsroom’s collections, in these files or in others that they take it from. To take too much
 * for one costs time alone.
 */
function hasOthers(root: string): boolean {
  const [config = '', own = ''] = ['src/content.config.ts', 'src/own-collections.ts'].map((file) => readFileSync(join(root, file), 'utf8'));
  const hasNone = /^export const ownCollections\b[^=\n]*=\s*\{\s*\}/m.test(own) && own.split('ownCollections').length === 2;
  if (!hasNone) return true;
  if ([...config.matchAll(/\bfrom\s*['"]([^'"]+)['"]/g)].some(([, file = '']) => !NEWSROOMS.test(file))) return true;
  return config.split('defineCollection(').length > config.split('loader: newsroomLoader(').length;
}

let latest: { file: string; stamp: number; others: OtherCollections } | undefined;

function readStore(file: string): OtherCollections {
  if (!existsSync(file)) return NONE;
  const stamp = statSync(file).mtimeMs;
  if (latest?.file === file && latest.stamp === stamp) return latest.others;
  const all = unflatten(JSON.parse(readFileSync(file, 'utf8')) as unknown[]) as OtherCollections;
  const others = new Map([...all].filter(([name]) => !isOfAstro(name) && !COLLECTION_NAMES.includes(name)));
  latest = { file, stamp, others };
  return others;
}

/** Astro keeps notes of its own among the collections. */
function isOfAstro(name: string): boolean {
  return name.startsWith('meta:');
}
