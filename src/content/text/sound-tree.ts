import type { Root } from 'mdast';
import { checkBounds } from './bounds.ts';
import { readTextTree, type TextFormat } from './tree.ts';

/** The tree of a text that may not have been checked; undefined where it cannot be parsed, or not in a short time. */
export function readSoundTree(body: string, format: TextFormat): Root | undefined {
  if (checkBounds(body, format).length > 0) return undefined;
  try {
    return readTextTree(body, format);
  } catch {
    return undefined;
  }
}
