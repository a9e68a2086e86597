import type { Nodes, Root } from 'mdast';
import { readTags } from './html-tokens.ts';
import { placeLetters } from './source-places.ts';
import { rangeOf, walkTree } from './tree.ts';
import { withoutRemarks } from './remarks.ts';

/** A text as it is read, in one line of letters, each with its place in the body. */
export interface Prose {
  text: string;
  /** Where a letter of the text stands in the body, counted from 0. */
  offsetOf(at: number): number;
}

/** Stands where words on both sides are not neighbours. It is neither a space nor part of a word. */
const BREAK = '\u0001';

const IN_LINE: ReadonlySet<Nodes['type']> = new Set(['delete', 'emphasis', 'link', 'linkReference', 'strong']);

/** The words that somebody has written as sentences: what is code, an address or a component’s property is left out. */
export function readProse(body: string, tree: Root): Prose {
  const pieces = new Pieces(body);
  walkTree(tree, {
    enter: (node) => {
      switch (node.type) {
        case 'text':
          pieces.add(node.value, ...rangeOf(node));
          return undefined;
        case 'break':
          pieces.add('\n', ...rangeOf(node));
          return undefined;
        case 'html':
          addHtml(pieces, body, node);
          return undefined;
        case 'link':
          if (!isBareAddress(node)) return undefined;
          pieces.interrupt();
          return 'skip';
        default:
          if (!IN_LINE.has(node.type)) pieces.interrupt();
          return undefined;
      }
    },
    leave: (node) => {
      if ('children' in node && !IN_LINE.has(node.type)) pieces.interrupt();
    },
  });
  return pieces;
}

function isBareAddress({ url, children }: Extract<Nodes, { type: 'link' }>): boolean {
  const [only, ...others] = children;
  return (
    only?.type === 'text' && others.length === 0 && (url === only.value || url === `mailto:${only.value}` || url === `http://${only.value}`)
  );
}

function addHtml(pieces: Pieces, body: string, node: Extract<Nodes, { type: 'html' }>): void {
  const { shown, removed } = withoutRemarks(node.value);
  if (removed.length > 0) pieces.interrupt();
  const tokens = readTags(shown);
  if (tokens.every(({ kind }) => kind !== 'words')) {
    if (tokens.some((token) => 'name' in token && token.name === 'br')) pieces.interrupt();
    return;
  }
  // A block of HTML with words in it; a remark takes nothing from what its words are next to.
  const [start, end] = rangeOf(node);
  const inBody = placeLetters(body, start, end, shown);
  const offsetOf = (at: number): number => (inBody ? (inBody[at] ?? end) : start + at);
  for (const token of tokens) {
    if (token.kind !== 'words' && token.kind !== 'space') pieces.interrupt();
    else pieces.add(token.written, offsetOf(token.offset), Math.max(offsetOf(token.offset), offsetOf(token.end - 1) + 1));
  }
  pieces.interrupt();
}

class Pieces implements Prose {
  readonly #body: string;
  readonly #written: string[] = [];
  #length = 0;
  #isInterrupted = true;
  #text: string | undefined;
  /** Where each piece begins in the text. */
  readonly #starts: number[] = [];
  readonly #sources: { start: number; letters: Uint32Array | undefined }[] = [];

  constructor(body: string) {
    this.#body = body;
  }

  /** Put together once, when all pieces are there. */
  get text(): string {
    return (this.#text ??= this.#written.join(''));
  }

  add(text: string, start: number, end: number): void {
    if (text === '') return;
    this.#starts.push(this.#length);
    this.#sources.push({ start, letters: placeLetters(this.#body, start, end, text) });
    this.#write(text);
    this.#isInterrupted = false;
  }

  interrupt(): void {
    if (this.#isInterrupted) return;
    this.#write(BREAK);
    this.#isInterrupted = true;
  }

  offsetOf(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const source = this.#sources[low];
    const within = at - (this.#starts[low] ?? 0);
    return source?.letters ? (source.letters[within] ?? source.start) : (source?.start ?? 0) + within;
  }

  #write(text: string): void {
    this.#written.push(text);
    this.#length += text.length;
  }
}
