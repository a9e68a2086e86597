import { SPACELESS } from '../../shared/spaceless.ts';

/** The quotation marks of a language, with the spaces that go with them. */
export interface QuotationMarks {
  quoteOpen: string;
  quoteClose: string;
  /** Around what is quoted within a quotation. */
  innerQuoteOpen: string;
  innerQuoteClose: string;
  /** Where letters are left out, and between the letters of a word. */
  apostrophe: string;
}

/** Letters from one place of a text to another, and what stands there instead. */
export interface Replacement {
  start: number;
  end: number;
  letters: string;
}

/** True of a text in which a mark may have to become the language’s own. */
export function mayHoldQuotes(text: string): boolean {
  return /["'«»]/.test(text);
}

/** A text with the language’s own quotation marks and apostrophes for those of a typewriter. An empty line ends every quotation. */
export function withOwnQuotes(text: string, marks: QuotationMarks): string {
  if (!mayHoldQuotes(text)) return text;
  return text
    .split(/(\n[^\S\n]*\n)/)
    .map((paragraph) => replaceAll(paragraph, findQuotes(paragraph, marks)))
    .join('');
}

export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let from = 0;
  const pieces = replacements.map(({ start, end, letters }) => {
    const piece = text.slice(from, start) + letters;
    from = end;
    return piece;
  });
  return pieces.join('') + text.slice(from);
}

/**
 * What becomes of the quotation marks of one paragraph, in their order. Marks that the writer has already set in the language’s own way
 * stay; only their spaces are seen to, where the language has some. A mark that belongs to a figure, as in 27", is left as it is.
 */
export function findQuotes(paragraph: string, marks: QuotationMarks, isKept?: (at: number) => boolean): Replacement[] {
  const reader = new QuoteReader(paragraph, marks);
  for (const { index, 0: letter } of paragraph.matchAll(signsOf(marks))) if (isKept?.(index) !== true) reader.read(letter, index);
  return reader.found;
}

type Sign = '"' | "'";

interface Pair {
  open: string;
  close: string;
}

/** A quotation that has begun; without a sign, one that the writer has begun with the language’s own mark. */
interface Quotation {
  sign: Sign | undefined;
  pair: Pair;
}

const WORD = /[\p{L}\p{M}\p{N}\uFFFC]/u;
const DIGIT = /\p{N}/u;
/** Letters of scripts that do not keep words apart, and what ends a clause there: a quotation may begin right after it. */
const UNSPACED = new RegExp(`${SPACELESS}|[、。，．！？：；・…」』）]`, 'u');
/** What may stand before a quotation. */
const OPENING = /[\s\p{Ps}\p{Pi}\p{Pd}¿¡/„‚"']/u;
/** What may stand after one. */
const CLOSING = /[\s\p{Pe}\p{Pf}\p{Pd}.,;:!?…/“‘"'，。、；：！？।۔؟،؛]/u;
/** What may stand after one whose last mark has a space before it. */
const ENDING = /[\s\p{Pe}\p{Pf}.,;:!?…]/u;
/** Letters that are left out at the beginning of a word: ’90s, ’s morgens, ’tis. */
const LEFT_OUT = /^(?:\d\ds?|[stnmkr]|tis|twas|em|cause|til)(?![\p{L}\p{N}])/iu;
/** Pairs of single marks. */
const SINGLE = /^[‘‚‹׳]/;

const signs = new WeakMap<QuotationMarks, RegExp>();

/** Finds the signs of a typewriter and the language’s own marks. */
function signsOf(marks: QuotationMarks): RegExp {
  let found = signs.get(marks);
  if (!found) {
    const { quoteOpen, quoteClose, innerQuoteOpen, innerQuoteClose } = marks;
    const own = [quoteOpen, quoteClose, innerQuoteOpen, innerQuoteClose].map((mark) => RegExp.escape(mark.trim()));
    found = new RegExp(['"', "'", ...own].join('|'), 'gu');
    signs.set(marks, found);
  }
  return found;
}

class QuoteReader {
  readonly found: Replacement[] = [];
  readonly #text: string;
  readonly #apostrophe: string;
  readonly #outer: Pair;
  readonly #inner: Pair;
  readonly #open: Quotation[] = [];
  readonly #opened: Record<Sign, number> = { '"': 0, "'": 0 };
  /** The last place at which each sign may end a quotation. */
  readonly #lastEnd: Record<Sign, number>;

  constructor(text: string, marks: QuotationMarks) {
    this.#text = text;
    this.#apostrophe = marks.apostrophe;
    this.#outer = { open: marks.quoteOpen, close: marks.quoteClose };
    this.#inner = { open: marks.innerQuoteOpen, close: marks.innerQuoteClose };
    this.#lastEnd = { '"': this.#findLastEnd('"'), "'": this.#findLastEnd("'") };
  }

  read(sign: string, at: number): void {
    if (sign === '"') this.#readDouble(at);
    else if (sign === "'") this.#readSingle(at);
    else this.#readOwn(sign, at);
  }

  #readDouble(at: number): void {
    const { before, after } = this.#around(at);
    const isOpen = this.#opened['"'] > 0;
    if (WORD.test(before) && WORD.test(after)) {
      // Within a word, as in Hebrew, or in a script that has no spaces.
      if (this.#outer.open === this.#outer.close) this.#replace(at, this.#outer.open);
      else if (isOpen) this.#end('"', at);
      else if (this.#lastEnd['"'] > at) this.#begin('"', at);
      else if (!DIGIT.test(before)) this.#replace(at, this.#outer.close);
    } else if (isOpen && (after === '' || (isSpace(before) ? ENDING : CLOSING).test(after))) this.#end('"', at);
    else if (after !== '' && (before === '' || OPENING.test(before))) this.#begin('"', at);
    else if (!isOpen && UNSPACED.test(before) && (after === "'" || WORD.test(after))) this.#begin('"', at);
    else if (isOpen) this.#end('"', at);
    else if (WORD.test(after)) this.#begin('"', at);
    else if (!DIGIT.test(before)) this.#replace(at, this.#outer.close);
  }

  #readSingle(at: number): void {
    const { before, after } = this.#around(at);
    if (WORD.test(before) && !endsWord(before, after)) this.#replace(at, this.#apostrophe);
    else if (this.#opened["'"] > 0 && before !== '' && !/\s/.test(before) && endsWord(before, after)) this.#end("'", at);
    else if (this.#beginsSingle(at, before, after)) this.#begin("'", at);
    else if (!DIGIT.test(before)) this.#replace(at, this.#apostrophe);
  }

  #beginsSingle(at: number, before: string, after: string): boolean {
    if (after === '' || isSpace(after) || (before !== '' && !OPENING.test(before) && !UNSPACED.test(before))) return false;
    return this.#lastEnd["'"] > at && !LEFT_OUT.test(this.#text.slice(at + 1, at + 10));
  }

  /** A mark that the writer has set: what stands in it is quoted within a quotation. */
  #readOwn(letter: string, at: number): void {
    for (const pair of [this.#outer, this.#inner]) {
      const [open, close] = [pair.open.trim(), pair.close.trim()];
      if (open === close) continue;
      if (letter === open) {
        this.#setSpaces(at, pair.open);
        this.#open.push({ sign: undefined, pair });
        return;
      }
      if (letter === close) {
        this.#setSpaces(at, pair.close);
        const latest = this.#open.at(-1);
        if (latest?.sign === undefined && latest?.pair === pair) this.#open.pop();
        return;
      }
    }
  }

  #begin(sign: Sign, at: number): void {
    const pair = this.#pairFor(sign);
    this.#open.push({ sign, pair });
    this.#opened[sign] += 1;
    this.#replace(at, pair.open);
  }

  /** Ends the latest quotation that began with the sign, and all that began in it. */
  #end(sign: Sign, at: number): void {
    for (let latest = this.#open.pop(); latest; latest = this.#open.pop()) {
      if (latest.sign !== undefined) this.#opened[latest.sign] -= 1;
      if (latest.sign !== sign) continue;
      this.#replace(at, latest.pair.close);
      return;
    }
  }

  /** Within a quotation, the other pair. Single signs that stand alone stay single where the language has such marks. */
  #pairFor(sign: Sign): Pair {
    const around = this.#open.at(-1)?.pair;
    if (around) return around === this.#outer ? this.#inner : this.#outer;
    if (sign === '"') return this.#outer;
    return SINGLE.test(this.#outer.open) ? this.#outer : this.#inner;
  }

  #replace(at: number, mark: string): void {
    const [start, end] = this.#withSpaces(at, mark);
    this.found.push({ start, end, letters: mark });
  }

  #setSpaces(at: number, mark: string): void {
    const [start, end] = this.#withSpaces(at, mark);
    if (mark.length > 1 && this.#text.slice(start, end) !== mark) this.found.push({ start, end, letters: mark });
  }

  /** A mark that brings its own space takes the place of one that is there. */
  #withSpaces(at: number, mark: string): [start: number, end: number] {
    const takesAfter = /\s$/.test(mark) && isBlank(this.#text[at + 1]);
    const takesBefore = /^\s/.test(mark) && isBlank(this.#text[at - 1]) && (this.found.at(-1)?.end ?? 0) < at;
    return [takesBefore ? at - 1 : at, takesAfter ? at + 2 : at + 1];
  }

  #around(at: number): { before: string; after: string } {
    return { before: letterBefore(this.#text, at), after: letterAt(this.#text, at + 1) };
  }

  #findLastEnd(sign: Sign): number {
    for (let at = this.#text.lastIndexOf(sign); at > 0; at = this.#text.lastIndexOf(sign, at - 1)) {
      const { before, after } = this.#around(at);
      if (sign === '"' || (!isSpace(before) && endsWord(before, after))) return at;
    }
    return -1;
  }
}

/** True where a word may end between two letters: of a script without spaces, it may between any. */
function endsWord(before: string, after: string): boolean {
  return !WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after);
}

function isSpace(letter: string): boolean {
  return letter === '' || /\s/.test(letter);
}

function isBlank(letter: string | undefined): boolean {
  return letter !== undefined && /[^\S\n]/.test(letter);
}

function letterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function letterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 2, at) : text.slice(Math.max(0, at - 1), at);
}
