import type { Nodes, Parents } from 'mdast';
import { rangeOf } from '../../content/text/tree.ts';
import { unitsOf, wholeOf, type Unit, type WordBlock } from './text-flow.ts';

export type EmphasisKind = 'strong' | 'emphasis';

/** What the words of a block are made of: signs, and what holds such, as a link does. */
export type Piece = PlacedUnit | Group;

export interface PlacedUnit extends Unit {
  isOn: boolean;
}

export interface Group {
  from: number;
  to: number;
  pieces: Piece[];
  /** Emphasis of the kind in question that is left as it is. */
  isApart: boolean;
  /** A component, which signs around it would take out of its place. */
  isComponent: boolean;
}

/** Emphasis that is there: where it begins and ends, and its signs. */
export interface Emphasis {
  from: number;
  to: number;
  innerFrom: number;
  innerTo: number;
  sign: string;
}

export interface BlockPieces {
  pieces: Piece[];
  /** Emphasis whose signs are about to be written anew. */
  found: Emphasis[];
}

/**
 * The words of a block, with the signs of one kind of emphasis taken out wherever it touches what is selected.
 *
 * @param around what the block stands in
 */
export function piecesOf(text: string, block: WordBlock, around: readonly Parents[], kind: EmphasisKind, touches: Touches): BlockPieces {
  const found: Emphasis[] = [];
  const read = (node: Parents, outer: readonly Parents[], isOn: boolean): Piece[] => {
    const own = [...outer, node];
    return node.children.flatMap((child): Piece[] => {
      const [from, to] = rangeOf(child);
      if (child.type === 'text') return unitsOf(text, child, own).map((unit) => ({ ...unit, isOn }));
      if (child.type === 'break') return [{ from, to, kind: 'space', isOn }];
      if (!holdsWords(child, text)) return [{ ...wholeOf(child), isOn }];
      if (child.type !== kind)
        return [{ from, to, pieces: read(child, own, isOn), isApart: false, isComponent: child.type === 'mdxJsxTextElement' }];
      if (!touches(from, to)) return [{ from, to, pieces: read(child, own, true), isApart: true, isComponent: false }];
      const [innerFrom, innerTo] = [from + SIGN_LENGTH[kind], to - SIGN_LENGTH[kind]];
      found.push({ from, to, innerFrom, innerTo, sign: text.slice(from, innerFrom) });
      return read(child, own, true);
    });
  };
  return { pieces: read(block, around, false), found };
}

/** Whether a stretch touches what is selected. */
export type Touches = (from: number, to: number) => boolean;

export const SIGN_LENGTH = { strong: 2, emphasis: 1 } as const;

export function isGroup(piece: Piece): piece is Group {
  return 'pieces' in piece;
}

/** All signs of some pieces, in order. */
export function unitsIn(pieces: readonly Piece[]): PlacedUnit[] {
  return pieces.flatMap((piece) => (isGroup(piece) ? unitsIn(piece.pieces) : [piece]));
}

/** An address that is its own words has no room for signs among them. */
function holdsWords(node: Nodes, text: string): node is Extract<Nodes, Parents> {
  if (!('children' in node) || node.children.length === 0) return false;
  return (node.type !== 'link' && node.type !== 'linkReference') || text[rangeOf(node)[0]] === '[';
}
