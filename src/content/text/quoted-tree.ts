import type { Html, Nodes, Root, Text } from 'mdast';
import { readTags } from './html-tokens.ts';
import { findQuotes, mayHoldQuotes, replaceAll, type QuotationMarks, type Replacement } from './quotation.ts';
import { placeLetters } from './source-places.ts';
import { rangeOf, walkTree } from './tree.ts';

/** A part of a text, and what its value becomes. */
export interface QuotedNode {
  node: Text | Html;
  value: string;
}

/** Stands in a paragraph for what is no prose: code, an address. Marks beside it are those beside a word. */
const VERBATIM = '\uFFFC';
/** Stands where a paragraph ends within a part. */
const END = '\u0001';

const IN_LINE: ReadonlySet<Nodes['type']> = new Set([
  'delete',
  'emphasis',
  'footnoteReference',
  'link',
  'linkReference',
  'strong',
  'textDirective',
]);

/** Elements whose letters are to be read as they stand. */
const VERBATIM_TAGS: ReadonlySet<string> = new Set(['code', 'kbd', 'pre', 'samp', 'var']);

/** Elements that stand within a line. */
const IN_LINE_TAGS: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite data del dfn em i ins mark q s small span strong sub sup time u'.split(' '),
);

/**
 * What becomes of a text’s quotation marks and apostrophes in a language: every part of the tree that is another then. Code, addresses
 * and attributes stay as they are, and so does a mark that is written with a backslash or as an entity.
 */
export function quotesIn(tree: Root, body: string, marks: QuotationMarks): QuotedNode[] {
  const run = new Run(body, marks);
  walkTree(tree, {
    enter: (node) => {
      switch (node.type) {
        case 'text':
          run.addText(node);
          return undefined;
        case 'html':
          run.addHtml(node);
          return undefined;
        case 'break':
          run.addGap(' ');
          return undefined;
        case 'inlineCode':
        case 'mdxTextExpression':
          run.addGap(VERBATIM);
          return undefined;
        case 'link':
          if (!isBareAddress(node)) return undefined;
          run.addGap(VERBATIM);
          return 'skip';
        case 'mdxJsxTextElement':
          if (VERBATIM_TAGS.has(node.name ?? '')) {
            run.addGap(VERBATIM);
            return 'skip';
          }
          if (!IN_LINE_TAGS.has(node.name ?? '')) run.end();
          return undefined;
        case 'mdxJsxFlowElement':
          run.end();
          return VERBATIM_TAGS.has(node.name ?? '') ? 'skip' : undefined;
        default:
          if (!IN_LINE.has(node.type)) run.end();
          return undefined;
      }
    },
    leave: (node) => {
      const isInLine = IN_LINE.has(node.type) || (node.type === 'mdxJsxTextElement' && IN_LINE_TAGS.has(node.name ?? ''));
      if ('children' in node && !isInLine) run.end();
    },
  });
  run.end();
  return run.quoted;
}

/** Puts the language’s own marks into a tree. */
export function setQuotes(tree: Root, body: string, marks: QuotationMarks): void {
  if (!mayHoldQuotes(body)) return;
  for (const { node, value } of quotesIn(tree, body, marks)) node.value = value;
}

function isBareAddress({ url, children }: Extract<Nodes, { type: 'link' }>): boolean {
  const [only] = children;
  return children.length === 1 && only?.type === 'text' && /^(?:[a-z]+:|www\.)\S+$|^\S+@\S+$/i.test(only.value) && url.endsWith(only.value);
}

/** A piece of a node’s value as it stands in the paragraph. */
interface Piece {
  node: Text | Html;
  /** Where it begins in the paragraph. */
  start: number;
  letters: string;
  /** Where it stands in the node’s value. */
  from: number;
}

/** The paragraph at hand: its letters, and where they come from. */
class Run {
  readonly quoted: QuotedNode[] = [];
  readonly #body: string;
  readonly #marks: QuotationMarks;
  readonly #keepsWritten: boolean;
  #letters = '';
  #pieces: Piece[] = [];
  #kept = new Set<number>();
  /** How many elements are open in whose letters nothing is changed. */
  #verbatim = 0;

  constructor(body: string, marks: QuotationMarks) {
    this.#body = body;
    this.#marks = marks;
    this.#keepsWritten = /\\["']|&(?:quot|apos|#)/.test(body);
  }

  addText(node: Text): void {
    if (this.#verbatim > 0) return;
    if (this.#keepsWritten && mayHoldQuotes(node.value)) this.#keepWritten(node);
    this.#add(node, node.value, 0);
  }

  addHtml(node: Html): void {
    for (const token of readTags(node.value)) {
      if (token.kind === 'words' || token.kind === 'space') {
        const written = node.value.slice(token.offset, token.end);
        if (this.#verbatim === 0) this.#add(node, written, token.offset);
      } else if ('name' in token) this.#passTag(token.kind, token.name);
    }
  }

  addGap(letter: string): void {
    if (this.#verbatim === 0) this.#letters += letter;
  }

  /** Ends the paragraph. */
  end(): void {
    if (this.#pieces.length > 0 && mayHoldQuotes(this.#letters)) this.#settle();
    this.#letters = '';
    this.#pieces = [];
    this.#kept.clear();
  }

  #add(node: Text | Html, letters: string, from: number): void {
    this.#pieces.push({ node, start: this.#letters.length, letters, from });
    this.#letters += letters;
  }

  #passTag(kind: 'start' | 'end', name: string): void {
    if (VERBATIM_TAGS.has(name)) {
      if (kind === 'start' && this.#verbatim === 0) this.addGap(VERBATIM);
      this.#verbatim = Math.max(0, this.#verbatim + (kind === 'start' ? 1 : -1));
    } else if (!IN_LINE_TAGS.has(name)) this.addGap(END);
  }

  #keepWritten(node: Text): void {
    const [start, end] = rangeOf(node);
    const places = placeLetters(this.#body, start, end, node.value);
    if (!places) return;
    for (let at = 0; at < node.value.length; at += 1) {
      const place = places[at] ?? 0;
      if (this.#body[place] === '&' || this.#body[place - 1] === '\\') this.#kept.add(this.#letters.length + at);
    }
  }

  #findAll(): Replacement[] {
    let from = 0;
    return this.#letters.split(END).flatMap((paragraph) => {
      const before = from;
      from += paragraph.length + END.length;
      const found = findQuotes(paragraph, this.#marks, (at) => this.#kept.has(before + at));
      return found.map(({ start, end, letters }) => ({ start: before + start, end: before + end, letters }));
    });
  }

  #settle(): void {
    const found = this.#findAll();
    let next = 0;
    const changed = new Map<Text | Html, Replacement[]>();
    for (const { node, start, letters, from } of this.#pieces) {
      const inNode = start - from;
      const own: Replacement[] = [];
      for (let one = found[next]; one && one.start < start + letters.length; one = found[next]) {
        own.push(...within(one, start, letters.length).map((part) => ({ ...part, start: part.start - inNode, end: part.end - inNode })));
        if (one.end > start + letters.length) break;
        next += 1;
      }
      if (own.length > 0) changed.set(node, [...(changed.get(node) ?? []), ...own]);
    }
    for (const [node, replacements] of changed) this.quoted.push({ node, value: replaceAll(node.value, replacements) });
  }
}

/** A replacement as far as it lies in a piece: the mark goes where its own sign stands, a space beside it may stand in another piece. */
function within({ start, end, letters }: Replacement, from: number, length: number): Replacement[] {
  if (start >= from && end <= from + length) return [{ start, end, letters }];
  return [{ start: Math.max(start, from), end: Math.min(end, from + length), letters: start >= from ? letters : '' }];
}
