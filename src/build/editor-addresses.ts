import { pathToFileURL } from 'node:url';
import { KIND_NAMES } from '../content/content-folders.ts';
import { splitFolder } from '../shared/ids.ts';

/** The kinds of the files that are texts, by their folders. */
const TEXT_KINDS: Readonly<Record<string, (typeof KIND_NAMES)[number]>> = { articles: 'article', live: 'live-post', pages: 'page' };

/**
 * What text editors are told of each text, by its address: of which kind it is. Written as JSON line by line: a large archive has a
 * hundred thousand of them, and adds one in every other build.
 */
export function formatAddresses(contentDir: string, paths: readonly string[]): string {
  const folder = addressOf(contentDir);
  const kinds = new Map<string, string>();
  for (const path of paths) {
    const kind = TEXT_KINDS[splitFolder(path)[0]];
    if (kind !== undefined && /\.mdx?$/.test(path)) kinds.set(`${folder}/${path.toLowerCase()}`, kind);
  }
  const collections = KIND_NAMES.map((name) => ({ name, hasSchema: true }));
  const entries = [...kinds].map(([address, kind]) => `    ${JSON.stringify(address)}: ${JSON.stringify(kind)}`);
  return `{\n  "collections": ${JSON.stringify(collections)},\n  "entries": {\n${entries.join(',\n')}\n  }\n}\n`;
}

/** A folder’s address as Astro’s extension writes it. */
function addressOf(folder: string): string {
  return decodeURIComponent(pathToFileURL(folder).href).toLowerCase();
}
