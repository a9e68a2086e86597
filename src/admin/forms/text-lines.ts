import type { List, ListItem, Parents } from 'mdast';
import { rangeOf } from '../../content/text/tree.ts';
import { blocksOf, type PlacedBlock } from './text-flow.ts';
import type { Selected } from './text-edits.ts';

/** A line that has words of a paragraph or a heading. */
export interface WordLine extends PlacedBlock {
  from: number;
  to: number;
  /** Where its words begin. */
  words: number;
  /** The innermost item that it is of. */
  item: ItemPlace | undefined;
  /** The same of a line that looks like none of an item: it stands below one without its indentation. */
  lazyItem: ItemPlace | undefined;
}

export interface ItemPlace {
  item: ListItem;
  list: List;
  /** How many items it is in, with itself. */
  depth: number;
  /** Its sign with the space behind it. */
  sign: readonly [from: number, to: number];
}

/** The lines of words that are selected, or that the cursor is on. */
export function wordLines({ text, start, end, format }: Selected): WordLine[] {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const blocks = blocksOf(text, format).filter(({ block }) => block.type === 'paragraph' || block.type === 'heading');
  return linesOf(text, start, last).flatMap(({ from, to }) => {
    const placed = blocks.find(({ block }) => rangeOf(block)[0] <= to && rangeOf(block)[1] > from);
    const last = placed?.block.children.at(-1);
    // The line under a heading is none of its words.
    if (!placed || (last && from >= rangeOf(last)[1])) return [];
    const item = itemOf(text, placed.around);
    const isLazy =
      item !== undefined &&
      lineStart(text, item.sign[0]) < from &&
      isUnindented(text, from, placed.around.slice(0, placed.around.indexOf(item.item)));
    return [
      { ...placed, from, to, words: wordsOn(text, from, placed), item: isLazy ? undefined : item, lazyItem: isLazy ? item : undefined },
    ];
  });
}

/** The lines of a stretch, whole. */
export function linesOf(text: string, start: number, end: number): { from: number; to: number }[] {
  const lines = [];
  let from = lineStart(text, start);
  for (;;) {
    const to = lineEnd(text, from);
    lines.push({ from, to });
    if (to >= end) return lines;
    from = to + 1;
  }
}

export function lineStart(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
}

export function lineEnd(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end;
}

/** What stands at the beginning of a line and is of what the line stands in. */
export interface LineBeginning {
  end: number;
  /** The sign of each quotation with the space behind it, from the outermost on; a line may leave them out. */
  quotes: Map<Parents, readonly [from: number, to: number]>;
}

/** Reads the beginning of a line as far as it belongs to what holds its words. */
export function beginningOf(text: string, line: number, around: readonly Parents[]): LineBeginning {
  const quotes: LineBeginning['quotes'] = new Map();
  let at = line;
  for (const node of around) {
    if (node.type === 'blockquote') {
      const sign = afterSpaces(text, at);
      if (text[sign] !== '>') continue;
      at = sign + 1 + (text[sign + 1] === ' ' ? 1 : 0);
      quotes.set(node, [sign, at]);
    } else if (node.type === 'listItem') {
      const [from, to] = signOf(text, node);
      if (lineStart(text, from) === line) at = to;
      else at = Math.min(at + to - from, afterSpaces(text, at));
    } else if (node.type === 'footnoteDefinition') {
      const [first] = node.children;
      if (first && lineStart(text, rangeOf(node)[0]) === line) at = Math.max(at, rangeOf(first)[0]);
    }
  }
  return { end: at, quotes };
}

export function afterSpaces(text: string, place: number): number {
  let at = place;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

function isUnindented(text: string, line: number, around: readonly Parents[]): boolean {
  const { end } = beginningOf(
    text,
    line,
    around.filter(({ type }) => type === 'blockquote'),
  );
  return !/[ \t]/.test(text[end] ?? '');
}

function wordsOn(text: string, line: number, { block, around }: PlacedBlock): number {
  const [from, to] = rangeOf(block);
  const [first] = block.children;
  if (from >= line) return block.type === 'heading' ? (first ? rangeOf(first)[0] : to) : from;
  return afterSpaces(text, beginningOf(text, line, around).end);
}

function itemOf(text: string, around: readonly Parents[]): ItemPlace | undefined {
  const at = around.findLastIndex(({ type }) => type === 'listItem');
  const [list, item] = [around[at - 1], around[at]];
  if (list?.type !== 'list' || item?.type !== 'listItem') return undefined;
  const depth = around.filter(({ type }) => type === 'listItem').length;
  return { item, list, depth, sign: signOf(text, item) };
}

/** The sign of an item, with the space behind it and a box for a tick. */
function signOf(text: string, item: ListItem): [number, number] {
  const [from] = rangeOf(item);
  const sign = /[ \t]*(?:[-*+]|\d+[.)])(?:[ \t]+\[[ xX]\](?=[ \t]))?[ \t]*/y;
  sign.lastIndex = from;
  sign.exec(text);
  const [first] = item.children;
  const to = first && first.type !== 'code' ? Math.min(sign.lastIndex, rangeOf(first)[0]) : sign.lastIndex;
  return [afterSpaces(text, from), Math.max(to, afterSpaces(text, from) + 1)];
}
