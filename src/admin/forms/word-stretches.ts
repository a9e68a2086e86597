import type { Splice } from './text-edits.ts';
import { isGroup, type Group, type Piece, type PlacedUnit } from './word-pieces.ts';

interface Wanted {
  pieces: readonly Piece[];
  /** The signs that are there by now and are taken away. */
  taken: readonly Splice[];
  isWanted: (unit: PlacedUnit) => boolean;
  /** Whether signs stand within what begins or ends what is wanted, such as a link, in place of around it. */
  isWithin: boolean;
}

/** The stretches that signs are put around: as long as they can be, and whole within a link or other emphasis or around it. */
export function stretchesOf(text: string, { pieces, taken, isWanted, isWithin }: Wanted): [number, number][] {
  const stretches: [number, number][] = [];
  const within = (piece: Piece): void => {
    if (isGroup(piece) && !piece.isApart) stretches.push(...stretchesOf(text, { pieces: piece.pieces, taken, isWanted, isWithin }));
  };
  const isFit = (piece: Piece, side: 'begin' | 'end'): boolean =>
    isGroup(piece) && isWithin ? false : isFitAt(text, taken, side === 'begin' ? piece.from : piece.to, side);
  const close = (run: readonly Piece[]): void => {
    let left = withoutSpaces(run);
    const [first, last] = [left[0], left.at(-1)];
    for (let [piece] = left; piece && !isFit(piece, 'begin'); [piece] = left) {
      within(piece);
      left = withoutSpaces(left.slice(1));
    }
    for (let piece = left.at(-1); piece && !isFit(piece, 'end'); piece = left.at(-1)) {
      within(piece);
      left = withoutSpaces(left.slice(0, -1));
    }
    // Of a pair of quotation marks, none is left without the other.
    if (first && last && isMark(text, first) && isMark(text, last) && left.includes(first) !== left.includes(last))
      left = withoutSpaces(left.filter((piece) => piece !== first && piece !== last));
    const [begin, end] = [left[0], left.at(-1)];
    if (begin && end) stretches.push([begin.from, end.to]);
  };
  let run: Piece[] = [];
  for (const piece of pieces) {
    if (isGroup(piece) ? isWhole(piece, isWanted) : isWanted(piece)) run.push(piece);
    else {
      close(run);
      run = [];
      within(piece);
    }
  }
  close(run);
  return stretches;
}

function isWhole({ pieces, isApart, isComponent }: Group, isWanted: (unit: PlacedUnit) => boolean): boolean {
  if (isApart || isComponent) return false;
  return pieces.every((piece) => (isGroup(piece) ? isWhole(piece, isWanted) : piece.kind === 'space' || isWanted(piece)));
}

function withoutSpaces(run: readonly Piece[]): readonly Piece[] {
  const isSpace = (piece: Piece): boolean => !isGroup(piece) && piece.kind === 'space';
  const from = run.findIndex((piece) => !isSpace(piece));
  return from < 0 ? [] : run.slice(from, run.findLastIndex((piece) => !isSpace(piece)) + 1);
}

/** A quotation mark or a bracket. */
function isMark(text: string, { from, to }: Piece): boolean {
  return /^[\p{Ps}\p{Pi}\p{Pe}\p{Pf}"']$/u.test(text.slice(from, to));
}

/** Whether signs at a place have an effect: not where one side is a letter and the other, within, is none. */
function isFitAt(text: string, taken: readonly Splice[], place: number, side: 'begin' | 'end'): boolean {
  const [before, behind] = [signBefore(text, taken, place), signBehind(text, taken, place)];
  const [inner, outer] = side === 'begin' ? [behind, before] : [before, behind];
  return !/^[\p{P}\p{S}]/u.test(inner) || outer === '' || /^[\s\p{P}$+<=>^`|~]/u.test(outer);
}

function signBefore(text: string, taken: readonly Splice[], place: number): string {
  const gone = taken.find(({ from, to }) => to === place && from < to);
  return gone ? signBefore(text, taken, gone.from) : (/[^]$/u.exec(text.slice(Math.max(0, place - 2), place))?.[0] ?? '');
}

function signBehind(text: string, taken: readonly Splice[], place: number): string {
  const gone = taken.find(({ from, to }) => from === place && from < to);
  return gone ? signBehind(text, taken, gone.to) : (/^[^]/u.exec(text.slice(place, place + 2))?.[0] ?? '');
}
