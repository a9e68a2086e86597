import type { List, ListItem, Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { isEmpty, trimBreaks } from './story-blank.ts';
import { closeGaps } from './story-gaps.ts';
import { isEmphasis } from './story-phrases.ts';

/** Pictures, embeds, notes and code stand between paragraphs, never within anything. */
function isPlaced(node: Nodes): node is Extract<RootContent, { type: 'image' | 'embed' | 'placed' | 'code' | 'footnoteDefinition' }> {
  return ['image', 'embed', 'placed', 'code', 'footnoteDefinition'].includes(node.type);
}

export function liftOut(block: RootContent): RootContent[] {
  switch (block.type) {
    case 'image':
      return [{ type: 'paragraph', children: [block] }];
    case 'code':
      return [block];
    case 'paragraph':
    case 'heading':
      return liftOutOfPhrases(block);
    case 'list':
      return liftOutOfList(block);
    case 'embed':
    case 'placed':
    case 'footnoteDefinition':
    case 'blockquote':
    case 'table': {
      const before = startsWithPlaced(block);
      const taken = takePlaced(block).flatMap(liftOut);
      const rest = isEmpty(block) ? [] : [block];
      return before ? [...taken, ...rest] : [...rest, ...taken];
    }
    default:
      return [block];
  }
}

function startsWithPlaced(node: Nodes): boolean {
  for (let at: Nodes | undefined = node; at !== undefined && 'children' in at;) {
    const first: Nodes | undefined = at.children.find((child) => !(child.type === 'text' && child.value.trim() === ''));
    if (first !== undefined && isPlaced(first)) return true;
    at = first;
  }
  return false;
}

/** Takes everything that is placed out of a node, and leaves nothing empty behind. */
function takePlaced(node: Nodes): RootContent[] {
  if (!('children' in node)) return [];
  const taken: RootContent[] = [];
  const parent = node as Parent;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (isPlaced(child)) {
      taken.push(child);
      return child.type === 'image' ? [{ type: 'text', value: ' ' }] : [];
    }
    const inner = takePlaced(child);
    taken.push(...inner);
    const stays = inner.length === 0 || child.type === 'tableRow' || child.type === 'tableCell' || !isEmpty(child);
    if (stays) return [child];
    return isEmphasis(child) || child.type === 'link' ? [{ type: 'text', value: ' ' }] : [];
  });
  return taken;
}

type Phrases = Extract<RootContent, { type: 'paragraph' | 'heading' }>;

/** Cuts a paragraph where a line holds nothing but something placed; what stands amid words follows after them. Two breaks make two paragraphs. */
function liftOutOfPhrases(block: Phrases): RootContent[] {
  const out: RootContent[] = [];
  let line: PhrasingContent[] = [];
  let waiting: RootContent[] = [];
  const finish = (): void => {
    const cut = { ...block, children: line };
    if (line.length < block.children.length) closeGaps(cut);
    cut.children = trimBreaks(cut.children);
    if (!cut.children.every(isEmpty)) out.push(cut);
    out.push(...waiting.flatMap(liftOut));
    line = [];
    waiting = [];
  };
  let sinceBreak = true;
  block.children.forEach((child, index) => {
    const placed = isPlaced(child) ? [child] : takePlaced(child);
    const isGone = isPlaced(child) || (placed.length > 0 && isEmpty(child));
    if (isGone && line.length > 0) line.push({ type: 'text', value: ' ' });
    if (!isGone) {
      if (child.type === 'break') {
        if (sinceBreak && line.length > 0 && block.type === 'paragraph') finish();
        else if (line.length > 0) line.push(child);
        sinceBreak = true;
      } else {
        line.push(child);
        if (!isEmpty(child)) sinceBreak = false;
      }
    }
    if (placed.length === 0) return;
    const next = block.children.slice(index + 1).find((other) => !(other.type === 'text' && isEmpty(other)));
    waiting.push(...placed);
    const isAlone = sinceBreak && (next === undefined || next.type === 'break' || isPlaced(next) || line.every(isEmpty));
    if (isAlone) finish();
  });
  finish();
  return out;
}

/** A list is cut after an item in which something is placed; numbers go on counting. */
function liftOutOfList(list: List): RootContent[] {
  const out: RootContent[] = [];
  let items: ListItem[] = [];
  let start = list.start ?? 1;
  const finish = (): void => {
    if (items.length > 0) out.push({ ...list, ...(list.ordered === true && { start }), children: items });
    start += items.length;
    items = [];
  };
  for (const item of list.children) {
    const taken = takePlaced(item);
    if (!isEmpty(item)) items.push(item);
    if (taken.length === 0) continue;
    finish();
    out.push(...taken.flatMap(liftOut));
  }
  finish();
  return out;
}
