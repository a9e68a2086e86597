import type { Comment, ElementContent } from 'hast';
import { lineOfHtml } from '../../shared/plain-html.ts';
import type { Desk } from './desk.ts';
import { shorten } from './pieces.ts';

const DYNAMIC_BLOCK = /^\s*wp:([\w/-]+)\s*(\{[\s\S]*\})?\s*\/\s*$/;

/** Blocks without words of their own that nobody misses. */
const SILENT_BLOCKS = new Set(['more', 'nextpage', 'spacer', 'separator', 'footnotes', 'paragraph']);

export function tidyComment(node: Comment, desk: Desk): ElementContent[] {
  const [, name, values] = DYNAMIC_BLOCK.exec(node.value) ?? [];
  if (name === undefined || SILENT_BLOCKS.has(name.replace('core/', ''))) return [];
  const said = proseIn(values);
  if (name === 'block')
    desk.losses.add(
      'person',
      'A reusable block of WordPress stood here; the story names it by number only. Look it up on the old site and put its words in.',
    );
  else if (said === '')
    desk.losses.add('left', `WordPress filled the block “${name}” anew at every visit; it has no words of its own and was left out.`);
  else
    desk.losses.add(
      'words',
      `The plugin of the block “${name}” keeps words where only it can read them. See whether they belong into the story: “${shorten(said)}”.`,
      said,
    );
  return [];
}

/** The values of a block that are words and not settings: those with more than one word. */
function proseIn(values: string | undefined): string {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && /\p{L}\S*\s+\S*\p{L}/u.test(value)) found.push(lineOfHtml(value));
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner);
  };
  try {
    collect(JSON.parse(values ?? '{}'));
  } catch {
    return values ?? '';
  }
  return found.filter((text) => /\p{L}\S*\s+\S*\p{L}/u.test(text)).join(' ');
}
