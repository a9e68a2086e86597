import type { BlockContent, DefinitionContent, List, Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { Losses } from './losses.ts';

/** Lists and quotations within each other; the site’s own check refuses lines that are twenty marks deep. */
const DEEPEST = 6;
const LONGEST = 60_000;
const MOST_QUOTES = 1500;

/** Cuts what the site’s own check would refuse into what it allows: too deep lists, endless paragraphs. */
export function shapeStory(root: Root, losses: Losses): void {
  flatten(root, 0, losses);
  root.children = root.children.flatMap((block): RootContent[] => (block.type === 'paragraph' ? cutParagraph(block, losses) : [block]));
}

function flatten(node: Nodes, depth: number, losses: Losses): void {
  if (!('children' in node)) return;
  const parent = node as Parent;
  const children = parent.children;
  parent.children = children.flatMap((child): RootContent[] => {
    const isNesting = child.type === 'list' || child.type === 'blockquote';
    if (!isNesting || depth < DEEPEST) {
      flatten(child, depth + (isNesting ? 1 : 0), losses);
      return [child];
    }
    losses.add('person', `Lists or quotations stood more than ${DEEPEST} deep within each other; the deepest came over as paragraphs.`);
    const inside = child.type === 'list' ? contentsOf(child) : child.children;
    const holder: Root = { type: 'root', children: inside };
    flatten(holder, depth, losses);
    return holder.children;
  });
}

function contentsOf(list: List): (BlockContent | DefinitionContent)[] {
  return list.children.flatMap((item) => item.children);
}

/** Cuts a paragraph that no reader reads at a line’s or sentence’s end. */
function cutParagraph(paragraph: Paragraph, losses: Losses): Paragraph[] {
  if (!isTooLong(paragraph.children)) return [paragraph];
  losses.add('person', 'A paragraph was too long to be shown and was cut into several.');
  const parts: PhrasingContent[][] = [[]];
  let size = { length: 0, quotes: 0 };
  for (const child of paragraph.children.flatMap(cutText)) {
    const added = sizeOf([child]);
    if (size.length > 0 && (size.length + added.length > LONGEST || size.quotes + added.quotes > MOST_QUOTES)) {
      parts.push([]);
      size = { length: 0, quotes: 0 };
    }
    parts.at(-1)?.push(child);
    size = { length: size.length + added.length, quotes: size.quotes + added.quotes };
  }
  return parts.map((children) => ({ type: 'paragraph', children: trimEnds(children) }));
}

function trimEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node, index): PhrasingContent => {
    if (node.type !== 'text') return node;
    const value = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === nodes.length - 1 ? value.trimEnd() : value };
  });
}

function isTooLong(nodes: readonly PhrasingContent[]): boolean {
  const { length, quotes } = sizeOf(nodes);
  return length > LONGEST || quotes > MOST_QUOTES;
}

function sizeOf(nodes: readonly Nodes[]): { length: number; quotes: number } {
  const text = nodes.map(textOfNode).join('');
  return { length: text.length, quotes: text.replace(/[^"']/g, '').length };
}

function textOfNode(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOfNode).join('') : '';
}

function cutText(node: PhrasingContent): PhrasingContent[] {
  if (!isTooLong([node]) || node.type !== 'text') return [node];
  return (node.value.match(/[\s\S]{1,2000}(?:[.!?。؟]\s+|\s|$)|[\s\S]{1,2000}/g) ?? []).flatMap((value): PhrasingContent[] =>
    sizeOf([{ type: 'text', value }]).quotes > MOST_QUOTES
      ? (value.match(/[\s\S]{1,1000}/g) ?? []).map((part) => ({ type: 'text', value: part }))
      : [{ type: 'text', value }],
  );
}
