import { join } from 'node:path';
import { digestOf } from '../shared/digest.ts';

/** Where what was read of a content folder is remembered. */
export function contentCacheFile(root: string, contentDir: string): string {
  return join(root, '.cache/content', `${digestOf(contentDir)}.log`);
}
