import { difference, SplicedText, type Splice } from './text-edits.ts';

/** What is selected in a text, which stays with its words while the text changes around them. */
export class HeldSelection {
  #text: string;
  #start: number;
  #end: number;
  readonly #hadWords: boolean;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#hadWords = start < end;
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Whether words were selected of which none is left. */
  get isGone(): boolean {
    return this.#hadWords && this.#start === this.#end;
  }

  /** Whether this, and nothing else, is selected. */
  is(start: number, end: number): boolean {
    return this.#start === start && this.#end === end;
  }

  /**
   * Goes along with what has become of the text.
   *
   * @param by what was written anew, where that is known; or where the cursor is behind what was typed
   */
  follow(text: string, by: readonly Splice[] | number = text.length): void {
    if (text === this.#text) return;
    const spliced = new SplicedText(this.#text, typeof by === 'number' ? [typed(this.#text, text, by)] : by);
    // What is written at an edge of words is none of them; a cursor goes on with what is typed at it.
    this.#start = spliced.placeOf(this.#start, 'behind');
    this.#end = this.#hadWords ? Math.max(this.#start, spliced.placeOf(this.#end, 'before')) : this.#start;
    this.#text = text;
  }
}

/** What was typed or deleted before the cursor; of letters that are alike, those right before it. */
function typed(before: string, after: string, cursor: number): Splice {
  let { from, to, written } = difference(before, after);
  if (from < to && written !== '') return { from, to, written };
  while (from > 0 && from + written.length > cursor) {
    const last = written === '' ? before[to - 1] : written.at(-1);
    if (before[from - 1] !== last) break;
    if (written !== '') written = (last ?? '') + written.slice(0, -1);
    from -= 1;
    to -= 1;
  }
  return { from, to, written };
}
