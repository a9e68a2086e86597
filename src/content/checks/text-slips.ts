import type { MdastNode } from 'satteri';
import { SlipFinder } from './slip-finder.ts';
import { childrenOf, parse } from './slip-tree.ts';
import type { TextSlip } from './text-slip.ts';

/** Marks of Markdown that stay signs on the page, or make something else of the text than was meant. */
export function findSlips(body: string, isMdx: boolean): TextSlip[] {
  if (!MAY_SLIP.test(body)) return [];
  const root = parse(body, isMdx);
  if (!root) return [];
  const finder = new SlipFinder(body);
  // A text may be nested deeper than the stack is.
  const open: { node: MdastNode; siblings: readonly MdastNode[] }[] = [{ node: root, siblings: [root] }];
  for (let next = open.pop(); next; next = open.pop()) {
    finder.look(next.node, next.siblings);
    const children = childrenOf(next.node);
    for (const node of children) open.push({ node, siblings: children });
  }
  return finder.slips.sort((a, b) => a.line - b.line);
}

const MAY_SLIP = /\*\*|#{2}|\]\s+\(|^(?: {4}|\t)|:::|\d[.)][ \t]/m;
