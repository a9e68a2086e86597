import type { MdastNode } from 'satteri';
import type { MarkupFault } from './markup-fault.ts';
import { lineOf } from './text-nodes.ts';

/** Trees that are deeper have no meaning, and what prints them would fail. */
export const DEEPEST = 100;

export const TOO_DEEP = {
  problem: `What stands here is within more than ${DEEPEST} other things.`,
  mend: 'Take some of the quotations, lists or elements around it out.',
};

/** A tree that is deeper than anything that prints it can go. Found without recursion, which it would exhaust. */
export function depthFault(tree: MdastNode): MarkupFault | undefined {
  const open: { node: MdastNode; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST) return { line: lineOf(node), ...TOO_DEEP };
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}
