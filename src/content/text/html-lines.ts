/** On which lines of a text the parts of some HTML stand, asked for in their order. */
export class LineCounter {
  readonly #shown: string;
  readonly #removed: Iterator<{ at: number; remark: string }, undefined>;
  #next: { at: number; remark: string } | undefined;
  #line: number;
  #counted = 0;

  constructor(shown: string, removed: readonly { at: number; remark: string }[], firstLine: number) {
    this.#shown = shown;
    this.#line = firstLine;
    this.#removed = removed.values();
    this.#next = this.#removed.next().value;
  }

  at(offset: number): number {
    for (; this.#next !== undefined && this.#next.at <= offset; this.#next = this.#removed.next().value)
      this.#line += countLineEnds(this.#next.remark);
    if (offset > this.#counted) {
      this.#line += countLineEnds(this.#shown.slice(this.#counted, offset));
      this.#counted = offset;
    }
    return this.#line;
  }
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
