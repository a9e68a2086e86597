import type { Root as HtmlRoot } from 'hast';
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  FootnoteReference,
  Link,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parent,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import { linkBareAddresses } from './bare-addresses.ts';
import { attribute } from './html-tree.ts';

/** A film or post on another site, with what it said. */
export interface EmbedNode extends Parent {
  type: 'embed';
  url: string;
  service: string;
  children: (BlockContent | DefinitionContent)[];
}

/** A pull quote or a note in the margin. */
export interface PlacedNode extends Parent {
  type: 'placed';
  name: 'pull' | 'note';
  children: (BlockContent | DefinitionContent)[];
}

declare module 'mdast' {
  interface RootContentMap {
    embed: EmbedNode;
    placed: PlacedNode;
  }
  interface BlockContentMap {
    embed: EmbedNode;
    placed: PlacedNode;
  }
}

const flow = (state: State, node: Parameters<Handle>[1]): (BlockContent | DefinitionContent)[] => state.toFlow(state.all(node));

const HANDLERS: Record<string, Handle> = {
  'sf-embed': (state, node): EmbedNode => {
    const [url = '', service = ''] = [attribute(node, 'dataUrl'), attribute(node, 'dataService')];
    const children = flow(state, node);
    const label: Paragraph = {
      type: 'paragraph',
      children: [{ type: 'text', value: attribute(node, 'dataLabel') ?? `${service}: ${url}` }],
    };
    return { type: 'embed', url, service, children: children.length > 0 ? children : [label] };
  },
  'sf-pull': (state, node): PlacedNode => ({ type: 'placed', name: 'pull', children: flow(state, node) }),
  'sf-note-box': (state, node): PlacedNode => ({ type: 'placed', name: 'note', children: flow(state, node) }),
  'sf-note-mark': (_state, node): FootnoteReference => ({ type: 'footnoteReference', identifier: attribute(node, 'dataNumber') ?? '' }),
  'sf-note': (state, node): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'dataNumber') ?? '',
    children: flow(state, node),
  }),
};

/** A tidied tree of HTML as the tree of a story in Markdown, everything where Standfirst can show it. */
export function storyTree(tidied: HtmlRoot): Root {
  const tree = toMdast(tidied, { document: true, handlers: HANDLERS });
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [tree] };
  linkBareAddresses(root);
  const lifted = root.children.flatMap(liftOut);
  smoothPhrases({ type: 'root', children: lifted });
  const notes = lifted.filter((node) => node.type === 'footnoteDefinition');
  const blocks = lifted.filter((node) => node.type !== 'footnoteDefinition' && !isEmpty(node));
  return { type: 'root', children: [...trimRules(blocks), ...orphansAsParagraphs(notes, blocks)] };
}

/** A note without a mark would not be printed. */
function orphansAsParagraphs(notes: readonly FootnoteDefinition[], blocks: readonly RootContent[]): RootContent[] {
  const marked = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteReference') marked.add(node.identifier);
    if ('children' in node) for (const child of node.children) collect(child);
  };
  for (const node of [...blocks, ...notes]) collect(node);
  const used = new Set<string>();
  return notes.flatMap((note): RootContent[] => {
    if (!marked.has(note.identifier) || used.has(note.identifier)) return note.children;
    used.add(note.identifier);
    return [note];
  });
}

/** A rule parts what stands before from what stands after it. */
function trimRules(blocks: readonly RootContent[]): RootContent[] {
  return blocks.filter((node, index) => {
    if (node.type !== 'thematicBreak') return true;
    const rest = blocks.slice(index + 1);
    return (
      index > 0 &&
      blocks[index - 1]?.type !== 'thematicBreak' &&
      rest.some((other) => other.type !== 'thematicBreak') &&
      blocks.slice(0, index).some((other) => other.type !== 'thematicBreak')
    );
  });
}

type Emphasis = Extract<RootContent, { type: 'strong' | 'emphasis' | 'delete' }>;

function isEmphasis(node: Nodes | undefined): node is Emphasis {
  return node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete';
}

/** Brings emphasis into the forms that Markdown has: no spaces at its ends, none within itself, no two side by side. */
function smoothPhrases(node: Nodes, within: readonly string[] = []): void {
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

/** Pictures, embeds, notes and code stand between paragraphs, never within anything. */
function isPlaced(node: Nodes): node is Extract<RootContent, { type: 'image' | 'embed' | 'placed' | 'code' | 'footnoteDefinition' }> {
  return ['image', 'embed', 'placed', 'code', 'footnoteDefinition'].includes(node.type);
}

function liftOut(block: RootContent): RootContent[] {
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

/** One space parts words, even where something was taken out between them, and none stands at a line’s ends. */
function closeGaps(parent: Parent): void {
  if (parent.type !== 'paragraph' && parent.type !== 'heading' && parent.type !== 'tableCell') return;
  parent.children = trimBreaks(parent.children as PhrasingContent[]);
  parent.children.forEach((child, index) => {
    if (child.type !== 'text') return;
    const value = child.value.replace(/ {2,}/g, ' ');
    const fromStart = index === 0 || parent.children[index - 1]?.type === 'break' ? value.replace(/^[ \t\n]+/, '') : value;
    const isLast = index === parent.children.length - 1 || parent.children[index + 1]?.type === 'break';
    child.value = isLast ? fromStart.replace(/[ \t\n]+$/, '') : fromStart;
  });
}

/** True when nothing that a reader could see is left of a node. */
function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === '' || /^[\s\u00a0\u200b]*$/.test(node.value);
  if (node.type === 'break') return true;
  if (node.type === 'embed') return false;
  return 'children' in node ? node.children.every(isEmpty) : false;
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

function trimBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let start = 0;
  let end = nodes.length;
  const isBlank = (node: PhrasingContent | undefined): boolean => node !== undefined && isEmpty(node);
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
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
