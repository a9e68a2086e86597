/** Letters of scripts that are written without spaces, each of which is a word of the index; as the page names them. */
export interface Spaceless {
  /** A class for regular expressions. */
  letter: string;
  /** What stands in the index before a space that is the text’s own. */
  ownSpace: string;
}

/** Reads and asks an index in which every letter of some scripts stands by itself. */
export class SpacelessLetters {
  readonly #ownSpace: string;
  readonly #letter: RegExp;
  readonly #letters: RegExp;
  readonly #gaps: RegExp;

  constructor({ letter, ownSpace }: Spaceless) {
    this.#ownSpace = ownSpace;
    this.#letter = new RegExp(letter, 'u');
    this.#letters = new RegExp(`(?=${letter})[\\p{L}\\p{N}]\\p{M}*`, 'gu');
    const tag = '((?:</?mark>)*)';
    this.#gaps = new RegExp(`(?<=${letter}\\p{M}*)${tag}[\\s\\u200B]+|[\\s\\u200B]+${tag}(?=${letter})`, 'gu');
  }

  isIn(text: string): boolean {
    return this.#letter.test(text);
  }

  /** The letters of a query as they stand in the index. */
  apart(text: string): string {
    return text.replace(this.#letters, ' $& ').replace(/\s+/g, ' ').trim();
  }

  /** A text or an excerpt of the index as its writer has written it. */
  joined(text: string): string {
    if (!this.isIn(text)) return text;
    const own = new RegExp(`${this.#ownSpace}((?:</?mark>)*)[\\s\\u200B]*`, 'gu');
    return text
      .replace(own, '$1\uE000')
      .replace(this.#gaps, '$1$2')
      .replace(/<\/mark>(\uE000?)<mark>/g, '$1')
      .replaceAll('\u200B', '')
      .replaceAll('\uE000', ' ');
  }
}
