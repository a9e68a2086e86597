/** Two numbers of 32 bits: another for another text but by a chance of one in four thousand million, twice. */
export type TwoNumbers = readonly [number, number];

/**
 * A sum of texts in their order, for telling whether anything of them is another. A digest of all that can be read of a hundred thousand
 * stories would take several times as long.
 */
export class TextSum {
  #one = 0x811c9dc5;
  #other = 0x9747b28c;

  add(text: string): this {
    let [one, other] = [this.#one, this.#other];
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x5bd1e995);
      other ^= other >>> 15;
    }
    // Where one text ends and the next begins counts.
    this.#one = Math.imul(one ^ text.length, 0x01000193);
    this.#other = Math.imul(other, 0xc2b2ae35) + text.length;
    return this;
  }

  get numbers(): TwoNumbers {
    return [this.#one, this.#other];
  }

  toString(): string {
    return `${this.#one} ${this.#other}`;
  }
}
