/** With what every secret word begins; no word of any language or program does. */
export const MARK = 'vexqu';
const LETTERS = 4;

/** Words that stand nowhere else, each for one place in the content, so that a find tells what got out. */
export class Secrets {
  readonly #places = new Map<string, string>();

  /** A new secret word, of small letters only: it can be part of a text, a file’s name, an id or an address. */
  mint(place: string): string {
    const word = MARK + this.#places.size.toString(26).padStart(LETTERS, '0').replace(/./g, letterOf);
    this.#places.set(word, place);
    return word;
  }

  /** Every word with where it was planted. */
  get all(): ReadonlyMap<string, string> {
    return this.#places;
  }
}

function letterOf(digit: string): string {
  return String.fromCharCode(97 + parseInt(digit, 26));
}

/** The secret words in a text. */
export function secretsIn(text: string): string[] {
  return text.match(new RegExp(`${MARK}[a-z]{${LETTERS}}`, 'g')) ?? [];
}
