import type { Loss } from '../model.ts';

/** Collects what a story loses on its way over, each loss once. */
export class Losses {
  readonly #where: string;
  readonly #found = new Map<string, Loss>();

  constructor(where: string) {
    this.#where = where;
  }

  /** `words` are the lost words themselves, where there are any. */
  add(kind: Loss['kind'], what: string, words?: string): void {
    const lost = words?.replace(/\s+/g, ' ').trim() ?? '';
    const loss: Loss = { where: this.#where, kind, what, ...(lost !== '' && { words: lost }) };
    this.#found.set(JSON.stringify([kind, what, lost, lost === '' ? 0 : this.#found.size]), loss);
  }

  list(): Loss[] {
    return [...this.#found.values()];
  }
}
