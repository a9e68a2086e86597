/** Chance that repeats itself: the same seed gives the same values (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number between the two, or one of them. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True in a share of cases between 0 and 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  }
}

/** Deals its cards in random order, and from the beginning once all are dealt: shares hold exactly, and nothing comes twice in one round. */
export class Deck<T> {
  readonly #random: Random;
  readonly #cards: T[];
  #left = 0;

  constructor(random: Random, cards: readonly T[]) {
    this.#random = random;
    this.#cards = [...cards];
  }

  deal(): T {
    if (this.#left === 0) this.#left = this.#cards.length;
    const position = this.#random.integer(0, this.#left - 1);
    this.#left -= 1;
    const card = this.#cards[position];
    const last = this.#cards[this.#left];
    if (card === undefined || last === undefined) throw new Error('There are no cards to deal.');
    this.#cards[position] = last;
    this.#cards[this.#left] = card;
    return card;
  }

  /** Several that differ, as long as there are as many; the deck is then dealt anew. */
  hand(size: number): T[] {
    this.#left = 0;
    return Array.from({ length: Math.min(size, this.#cards.length) }, () => this.deal());
  }
}

/** Cards for a deck, each as often as its number says. */
export function weighted<T>(counts: readonly (readonly [T, number])[]): T[] {
  return counts.flatMap(([card, count]) => Array.from({ length: count }, () => card));
}
