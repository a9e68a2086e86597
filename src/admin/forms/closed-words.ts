import type { Nodes, Root } from 'mdast';
import { rangeOf, readTextTree, type TextFormat } from '../../content/text/tree.ts';

/** Whatever is open at the end of a text is closed: this many times at the most, one within the other. */
const MOST_OPEN = 9;

/** Words that end where they end: code, notes and remarks that nobody has closed would take in all that follows them. */
export function closed(words: string, format: TextFormat): string {
  let whole = words;
  for (let count = 0; count < MOST_OPEN; count += 1) {
    const open = openAtEnd(whole, format);
    // Right behind the address of a link, the end of a note is not seen.
    if (!open) return endsInDefinition(whole, format) ? `${whole}\n` : whole;
    const [from] = rangeOf(open);
    const fence = /^(?:`{3,}|~{3,}|:{3,})/.exec(whole.slice(from))?.[0];
    // What else swallows text are the remarks of HTML, which are letters from then on.
    whole = fence === undefined ? `${whole.slice(0, from)}\\${whole.slice(from)}` : `${whole}\n${fence}`;
  }
  return whole;
}

function endsInDefinition(words: string, format: TextFormat): boolean {
  const tree = treeOf(words, format);
  return tree?.children.at(-1)?.type === 'definition';
}

/** Of what cannot be read, a build says so. */
function treeOf(words: string, format: TextFormat): Root | undefined {
  try {
    return readTextTree(words, format);
  } catch {
    return undefined;
  }
}

const PROBE = 'x';

/** What would take in a paragraph that follows; undefined where it would stand by itself. */
function openAtEnd(words: string, format: TextFormat): Nodes | undefined {
  const probed = `${words}\n\n${PROBE}`;
  const tree = treeOf(probed, format);
  let last: Nodes | undefined = tree?.children.at(-1);
  if (last?.type === 'paragraph' && rangeOf(last)[0] === probed.length - PROBE.length) return undefined;
  while (last && 'children' in last && HOLDERS.has(last.type) && last.children.length > 0) {
    const inner: Nodes | undefined = last.children.at(-1);
    if (!inner || inner.type === 'paragraph') break;
    last = inner;
  }
  return last;
}

const HOLDERS: ReadonlySet<Nodes['type']> = new Set(['containerDirective', 'blockquote', 'list', 'listItem', 'mdxJsxFlowElement']);
