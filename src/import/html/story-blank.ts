import type { Nodes, PhrasingContent } from 'mdast';

/** True when nothing that a reader could see is left of a node. */
export function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === '' || /^[\s\u00a0\u200b]*$/.test(node.value);
  if (node.type === 'break') return true;
  if (node.type === 'embed') return false;
  return 'children' in node ? node.children.every(isEmpty) : false;
}

export function trimBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let start = 0;
  let end = nodes.length;
  const isBlank = (node: PhrasingContent | undefined): boolean => node !== undefined && isEmpty(node);
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
}
