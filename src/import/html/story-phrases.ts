import type { Link, Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { closeGaps } from './story-gaps.ts';

type Emphasis = Extract<RootContent, { type: 'strong' | 'emphasis' | 'delete' }>;

export function isEmphasis(node: Nodes | undefined): node is Emphasis {
  return node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete';
}

/** Brings emphasis into the forms that Markdown has: no spaces at its ends, none within itself, no two side by side. */
export function smoothPhrases(node: Nodes, within: readonly string[] = []): void {
  if (!('children' in node)) return;
  const parent = node as Parent;
  const last = parent.children.length - 1;
  parent.children = joinSame(
    parent.children.flatMap((child, index): RootContent[] => {
      if (child.type === 'link' && (child.children.length === 0 || within.includes('link'))) {
        smoothPhrases(child, within);
        return child.children;
      }
      if (child.type === 'break' && node.type === 'heading') return [{ type: 'text', value: ' ' }];
      if (child.type === 'link') {
        smoothPhrases(child, [...within, 'link']);
        return withoutSpaceAtEnds(child);
      }
      if (!isEmphasis(child)) {
        smoothPhrases(child, within);
        return [child];
      }
      const isAtEdge = isEmphasis(node) && last > 0 && (index === 0 || index === last);
      const isNested = within.includes(child.type) || within.length > 1 || isAtEdge;
      smoothPhrases(child, isNested ? within : [...within, child.type]);
      return isNested ? child.children : withoutSpaceAtEnds(child);
    }),
  );
  closeGaps(parent);
}

/** Spaces and line breaks stand beside emphasis and links, not within. */
function withoutSpaceAtEnds(node: Emphasis | Link): RootContent[] {
  const before: RootContent[] = [];
  const after: RootContent[] = [];
  while (node.children.length > 0) {
    const first = node.children[0];
    if (first?.type === 'text') {
      const rest = first.value.replace(/^[\s\u00a0]+/u, '');
      if (rest !== first.value) before.push({ type: 'text', value: first.value.slice(0, first.value.length - rest.length) });
      first.value = rest;
      if (rest !== '') break;
    } else if (first?.type === 'break') before.push(first);
    else break;
    node.children.shift();
  }
  while (node.children.length > 0) {
    const last = node.children.at(-1);
    if (last?.type === 'text') {
      const rest = last.value.replace(/[\s\u00a0]+$/u, '');
      if (rest !== last.value) after.unshift({ type: 'text', value: last.value.slice(rest.length) });
      last.value = rest;
      if (rest !== '') break;
    } else if (last?.type === 'break') after.unshift(last);
    else break;
    node.children.pop();
  }
  return [...before, ...(node.children.length === 0 ? [] : [node]), ...after];
}

function joinSame(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if ((node.type === 'text' || node.type === 'inlineCode') && last?.type === node.type) last.value += node.value;
    else if (isEmphasis(node) && isEmphasis(last) && last.type === node.type)
      last.children = joinSame([...last.children, ...node.children]) as PhrasingContent[];
    else if (node.type !== 'break' || last?.type !== 'break') joined.push(node);
  }
  joined.forEach((node, index) => {
    if (isEmphasis(node)) punctuationOutside(node, joined[index - 1], joined[index + 1]);
  });
  return joined.filter((node) => !(node.type === 'text' && node.value === ''));
}

/** `**Note:**words` would not be read as bold; `**Note**:words` is. */
function punctuationOutside(node: Emphasis, before: RootContent | undefined, after: RootContent | undefined): void {
  const last = node.children.at(-1);
  const tail = last?.type === 'text' ? /^(.*[\p{L}\p{N}])([^\p{L}\p{N}]+)$/su.exec(last.value) : null;
  if (last?.type === 'text' && tail !== null && after?.type === 'text' && /^[\p{L}\p{N}]/u.test(after.value)) {
    last.value = tail[1] ?? '';
    after.value = (tail[2] ?? '') + after.value;
  }
  const first = node.children[0];
  const head = first?.type === 'text' ? /^([^\p{L}\p{N}]+)([\p{L}\p{N}].*)$/su.exec(first.value) : null;
  if (first?.type === 'text' && head !== null && before?.type === 'text' && /[\p{L}\p{N}]$/u.test(before.value)) {
    before.value += head[1] ?? '';
    first.value = head[2] ?? '';
  }
}
