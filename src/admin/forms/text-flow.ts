import type { Nodes, Parents, Text } from 'mdast';
import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';

/** A stretch of a text that is one sign to readers: a letter with its accents, an escaped sign, a space with what begins the next line. */
export interface Unit {
  from: number;
  to: number;
  kind: 'word' | 'sign' | 'space';
  /** Of what is edited as a whole or not at all. */
  isWhole?: boolean;
}

/** What readers have of a text, sign by sign, and where in its tree each stands. */
export interface Letter {
  from: number;
  to: number;
  kind: 'word' | 'sign';
  sign: string;
  /** What it stands in, from the outermost on, apart from the kind that is looked for. */
  places: readonly string[];
  /** Whether it stands in the kind that is looked for. */
  isOn: boolean;
  /** Whether it is a photo that stands by itself, or else no word of a paragraph or a heading. */
  isPlaced: boolean;
  /** What begins with it. */
  begins: 'item' | 'block' | undefined;
}

/** Blocks that hold words and no other blocks: a component of one line is one, too. */
export type WordBlock = Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' | 'mdxJsxFlowElement' }>;

export function isWordBlock(node: Nodes): node is WordBlock {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return true;
    case 'mdxJsxFlowElement':
      return node.children.some((child: Nodes) => child.type === 'text');
    default:
      return false;
  }
}

/** The title of a note, which is a paragraph by its tree alone. */
export function isTitle(node: Nodes): boolean {
  return node.type === 'paragraph' && (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
}

/** A paragraph that holds nothing but photos, which stand in the text by themselves. */
export function isPhoto(node: Nodes): boolean {
  return node.type === 'paragraph' && node.children.length > 0 && node.children.every(({ type }) => type === 'image');
}

/** Everything that readers have of a text. Throws where MDX cannot be parsed. */
export function flowOf(text: string, format: TextFormat, kind?: Nodes['type']): Letter[] {
  const letters: Letter[] = [];
  let block: Nodes | undefined;
  walkTree(readTextTree(text, format), {
    enter: (node, around) => {
      if ('children' in node && node.children.length > 0) return undefined;
      if (node.type === 'root' || node.type === 'break') return undefined;
      const places = around.flatMap((parent) => (parent.type === kind ? [] : nameOf(parent)));
      const isOn = around.some(({ type }) => type === kind);
      const own = around.find((parent) => isWordBlock(parent)) ?? node;
      const parent = around.at(own === node ? -1 : around.indexOf(own as Parents) - 1);
      const begins = parent?.type === 'listItem' && parent.children[0] === own ? ('item' as const) : ('block' as const);
      const units = node.type === 'text' ? unitsOf(text, node, around) : [wholeOf(node)];
      for (const { from, to, kind: is } of units) {
        if (is === 'space') continue;
        const sign = node.type === 'text' ? signOf(text.slice(from, to)) : nameOf(node);
        letters.push({
          from,
          to,
          kind: is,
          sign,
          places,
          isOn,
          isPlaced: !isWordBlock(own) || own.type === 'mdxJsxFlowElement' || isPhoto(own),
          begins: block === own ? undefined : begins,
        });
        block = own;
      }
      return undefined;
    },
  });
  return letters;
}

export interface PlacedBlock {
  block: WordBlock;
  around: readonly Parents[];
}

/** The blocks of words of a text, without the titles of notes and the photos that stand by themselves. */
export function blocksOf(text: string, format: TextFormat): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  walkTree(readTextTree(text, format), {
    enter: (node, around) => {
      if (isWordBlock(node) && !isTitle(node) && !isPhoto(node)) blocks.push({ block: node, around: [...around] });
      return isWordBlock(node) ? 'skip' : undefined;
    },
  });
  return blocks;
}

/** The same of a text that may be one that cannot be read: then undefined. */
export function flowIfReadable(text: string, format: TextFormat, kind?: Nodes['type']): Letter[] | undefined {
  try {
    return flowOf(text, format, kind);
  } catch {
    return undefined;
  }
}

/** Whether two letters stand in the same. */
export function isSamePlace(one: Letter, other: Letter): boolean {
  return one.places.length === other.places.length && one.places.every((place, at) => place === other.places[at]);
}

/** Something that is one whole to whoever edits it, such as code. */
export function wholeOf(node: Nodes): Unit {
  const [from, to] = rangeOf(node);
  return { from, to, kind: node.type === 'inlineCode' || node.type === 'link' ? 'word' : 'sign', isWhole: true };
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** An escaped sign, a sign by its name, the end of a line with what begins the next, or letters that are themselves. */
const TOKEN = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]*);|\r?\n[ \t]*|[^\\&\r\n]+|[\\&\r]/gy;

/** The words of a text as they stand in the source. */
export function unitsOf(text: string, node: Text, around: readonly Parents[]): Unit[] {
  const [start, end] = rangeOf(node);
  const quotes = around.filter(({ type }) => type === 'blockquote').length;
  const units: Unit[] = [];
  TOKEN.lastIndex = start;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const token = (TOKEN.exec(text)?.[0] ?? text.slice(from)).slice(0, end - from);
    if (/^\r?\n/.test(token)) {
      TOKEN.lastIndex = afterQuotes(text, from + token.length, quotes);
      units.push({ from, to: TOKEN.lastIndex, kind: 'space' });
    } else if (token.length > 1 && (token.startsWith('\\') || (token.startsWith('&') && token.endsWith(';'))))
      units.push({ from, to: from + token.length, kind: token.startsWith('\\') ? 'sign' : 'word' });
    else
      for (const { segment, index } of GRAPHEMES.segment(token))
        units.push({ from: from + index, to: from + index + segment.length, kind: kindOf(segment) });
  }
  return units;
}

/** Where a line’s words begin, behind the signs of so many quotations: a quotation may leave them out. */
export function afterQuotes(text: string, from: number, quotes: number): number {
  let at = from;
  for (let left = quotes; ; left -= 1) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    if (left === 0 || text[at] !== '>') return at;
    at += 1;
  }
}

function kindOf(sign: string): Unit['kind'] {
  return /^\s/.test(sign) ? 'space' : /^[\p{P}\p{S}]/u.test(sign) ? 'sign' : 'word';
}

function signOf(written: string): string {
  return written.length > 1 && written.startsWith('\\') ? written.slice(1) : written;
}

const UNTOLD = new Set(['children', 'position', 'data', 'spread', 'start', 'align']);

/** A node without what it holds, and without where it is. */
function nameOf(node: Nodes): string {
  return JSON.stringify(node, (key, value: unknown) => (UNTOLD.has(key) ? undefined : value));
}
