/** What can be read of many things is compared shelf by shelf: what has become another is looked for on its own shelf alone. */
export const SHELVES = 256;

/**
 * Two numbers of texts that are added one after another. Each is another for another text but by a chance of one in four thousand
 * million: digests of all that stands on the shelves of a hundred thousand stories would take half a second.
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
    this.#one = one;
    this.#other = other;
    return this;
  }

  get numbers(): readonly [number, number] {
    return [this.#one, this.#other];
  }
}

/** The shelf that a name has its place on, whether there is a thing of that name or not. */
export function shelfOf(name: string): number {
  let sum = 0;
  for (let place = 0; place < name.length; place += 1) sum = (Math.imul(sum, 31) + name.charCodeAt(place)) | 0;
  return (sum >>> 0) % SHELVES;
}
