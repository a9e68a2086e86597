import type { TextFormat } from '../../content/text/tree.ts';

/** What becomes of a text: one stretch of it is written anew, and then something is selected. Every other letter stays. */
export interface TextEdit {
  from: number;
  to: number;
  written: string;
  /** What is selected in the new text. */
  selected: [start: number, end: number];
  /** The same letter by letter: between these, words are where they were. */
  splices: readonly Splice[];
}

/** A text with what is selected in it. */
export interface Selected {
  text: string;
  start: number;
  end: number;
  format: TextFormat;
}

/** Letters that are written in place of others. */
export interface Splice {
  from: number;
  to: number;
  written: string;
}

/** A text with these splices, of which none reaches into another. */
export class SplicedText {
  readonly text: string;
  readonly #before: string;
  readonly #splices: readonly Splice[];

  constructor(before: string, splices: readonly Splice[]) {
    this.#before = before;
    this.#splices = splices.toSorted((one, other) => one.from - other.from || one.to - other.to);
    let text = '';
    let at = 0;
    for (const { from, to, written } of this.#splices) {
      text += before.slice(at, from) + written;
      at = to;
    }
    this.text = text + before.slice(at);
  }

  /** Where a place is in the new text: behind what is written there, or before it. */
  placeOf(place: number, side: 'behind' | 'before'): number {
    let shift = 0;
    for (const { from, to, written } of this.#splices) {
      if (from > place || (from === place && to === place && side === 'before')) break;
      if (to > place) return from + shift + (side === 'behind' ? written.length : 0);
      if (to === place && side === 'before') {
        // Before what is written there, and behind what was taken away.
        return from + shift;
      }
      shift += written.length - (to - from);
    }
    return place + shift;
  }

  /** As the shortest stretch that differs. */
  edit(selected: TextEdit['selected']): TextEdit {
    return { ...difference(this.#before, this.text), selected, splices: this.#splices };
  }
}

/** The edit that makes one text of another; what is selected then, or the end of what was written. */
export function editBetween(before: string, after: string, selected?: TextEdit['selected']): TextEdit {
  const changed = difference(before, after);
  const end = changed.from + changed.written.length;
  return { ...changed, selected: selected ?? [end, end], splices: [changed] };
}

/** The one stretch in which a text differs from another; it parts no sign that is two letters to JavaScript. */
export function difference(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  if (isHalf(before, from) || isHalf(after, from)) from -= 1;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (end > 0 && (isHalf(before, before.length - end) || isHalf(after, after.length - end))) end -= 1;
  return { from, to: before.length - end, written: after.slice(from, after.length - end) };
}

/** What would begin something else at the beginning of a line. */
const BEGINNING = /(?:\d{1,9}(?=[.)])|(?=[-+*#>=~`|:_]))/y;

/** A backslash that lets what begins a line be words; none where nothing else could begin with it. */
export function guardAt(text: string, place: number): Splice | undefined {
  BEGINNING.lastIndex = place;
  const found = BEGINNING.exec(text);
  const at = place + (found?.[0].length ?? 0);
  return found ? { from: at, to: at, written: '\\' } : undefined;
}

function isHalf(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');
}
