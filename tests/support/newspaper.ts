import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { CONTENT } from './site.ts';

/** Where the newspaper in `content` is published: `https://example.org/paper/`, and `/paper/` of it. */
export function newspaperOf(content = CONTENT): { address: string; base: string } {
  const settings = load(readFileSync(join(content, 'site.yaml'), 'utf8')) as { address: string };
  const address = settings.address.replace(/\/*$/, '/');
  return { address, base: new URL(address).pathname };
}
