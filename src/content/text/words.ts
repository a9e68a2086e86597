import type { Nodes, Root } from 'mdast';
import { readLiteral } from './literal.ts';
import { isComponentName, STORY_COMPONENTS } from '../schemas/story-components.ts';
import { readTags } from './html-tokens.ts';
import { withoutRemarks } from './remarks.ts';
import { countSpaceless, mayBeSpaceless, withoutSpaceless } from '../../shared/spaceless.ts';
import { withOwnQuotes, type QuotationMarks } from './quotation.ts';
import { setQuotes } from './quoted-tree.ts';
import { readTextTree, walkTree, type TextFormat } from './tree.ts';

/** The words of a text on one line, without its markup: what a search looks through. With quotation marks as the page has them, when told. */
export function plainText(body: string, format: TextFormat, quotes?: QuotationMarks): string {
  const tree = readTextTree(body, format);
  if (quotes) setQuotes(tree, body, quotes);
  return new WordReader(tree, { quotes }).read().join(' ');
}

/**
 * The words of each paragraph, point, heading and row of a table, notes at the end, as a page has them; of a component those of its properties that readers see, such as a chart’s title
 * and names.
 */
export function paragraphsOf(tree: Root): string[] {
  return new WordReader(tree).read();
}

/** Words in a text, and letters of scripts that do not keep words apart; what components are given left out. For reading times. */
export function countWords(tree: Root): { words: number; letters: number } {
  const text = new WordReader(tree, { hasProperties: false }).read().join('\n');
  return mayBeSpaceless(text) ? { words: countIn(withoutSpaceless(text)), letters: countSpaceless(text) } : { words: countIn(text), letters: 0 };
}

function countIn(text: string): number {
  let words = 0;
  let isInside = false;
  for (let index = 0; index < text.length; index += 1) {
    const isPart = isWordUnit(text.charCodeAt(index));
    if (isPart && !isInside) words += 1;
    isInside = isPart;
  }
  return words;
}

const WORD_UNITS = new Int8Array(0x10000).fill(-1);

/** Letters, marks, digits, apostrophes and hyphens; halves of characters beyond the first 65,536 count as letters. */
export function isWordUnit(unit: number): boolean {
  let known = WORD_UNITS[unit];
  if (known === -1) {
    known = unit >= 0xd800 && unit <= 0xdfff ? 1 : Number(/[\p{L}\p{M}\p{N}’'-]/u.test(String.fromCharCode(unit)));
    WORD_UNITS[unit] = known;
  }
  return known === 1;
}

/** Elements that stand within a line. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(' '),
);

/** What only keeps words apart. */
const SPACES: ReadonlySet<string> = new Set(['br', 'td', 'th']);

/** Parts of a line; everything else is a line of its own. */
const IN_LINE: ReadonlySet<Nodes['type']> = new Set(['delete', 'emphasis', 'link', 'linkReference', 'strong', 'textDirective']);

function endsLine(node: Nodes): boolean {
  if (node.type === 'mdxJsxTextElement') return node.name !== null && !INLINE.has(node.name);
  return !IN_LINE.has(node.type);
}

class WordReader {
  readonly #tree: Root;
  readonly #hasProperties: boolean;
  readonly #quotes: QuotationMarks | undefined;
  readonly #notes = new Map<string, Nodes>();
  /** Notes in the order in which the text first points at them; those that it never points at are not printed. */
  readonly #wanted = new Set<string>();
  readonly #paragraphs: string[] = [];
  #open = '';

  constructor(tree: Root, { hasProperties = true, quotes }: { hasProperties?: boolean; quotes?: QuotationMarks | undefined } = {}) {
    this.#tree = tree;
    this.#hasProperties = hasProperties;
    this.#quotes = quotes;
  }

  read(): string[] {
    this.#readPart(this.#tree);
    for (const note of this.#wanted) {
      const definition = this.#notes.get(note);
      if (definition) this.#readPart(definition);
    }
    return this.#paragraphs;
  }

  #readPart(part: Nodes): void {
    walkTree(part, {
      enter: (node) => {
        if (node.type === 'footnoteDefinition' && node !== part) {
          if (!this.#notes.has(node.identifier)) this.#notes.set(node.identifier, node);
          return 'skip';
        }
        return this.#readNode(node);
      },
      leave: (node) => {
        if (node.type === 'tableCell') this.#open += ' ';
        else if ('children' in node && endsLine(node)) this.#end();
      },
    });
    this.#end();
  }

  #readNode(node: Nodes): 'skip' | undefined {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        this.#open += node.value;
        break;
      case 'break':
        this.#open += ' ';
        break;
      case 'code':
        this.#end();
        this.#open += node.value;
        this.#end();
        break;
      case 'html':
        this.#readHtml(node.value);
        break;
      case 'footnoteReference':
        this.#wanted.add(node.identifier);
        break;
      case 'leafDirective':
        this.#end();
        return 'skip';
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        this.#readElement(node);
        break;
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        this.#open += textsIn(readLiteral(node.value)?.value).join(' ');
        break;
      case 'tableCell':
        break;
      default:
        if ('children' in node && endsLine(node)) this.#end();
    }
    return undefined;
  }

  #readHtml(html: string): void {
    const { shown } = withoutRemarks(html);
    for (const token of readTags(shown)) {
      if (token.kind === 'words' || token.kind === 'space') this.#open += token.written;
      else if ('name' in token && !INLINE.has(token.name)) {
        if (SPACES.has(token.name)) this.#open += ' ';
        else this.#end();
      }
    }
  }

  #readElement(node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): void {
    const { name, attributes } = node;
    if (endsLine(node)) this.#end();
    if (!this.#hasProperties || name === null || !isComponentName(name)) return;
    const shown: readonly string[] = STORY_COMPONENTS[name].words;
    const texts = attributes.flatMap((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute' || !shown.includes(attribute.name)) return [];
      const { value } = attribute;
      return typeof value === 'object' && value !== null ? textsIn(readLiteral(value.value)?.value) : [value ?? ''];
    });
    const quotes = this.#quotes;
    this.#open += texts
      .filter((text) => /\p{L}/u.test(text))
      .map((text) => (quotes ? withOwnQuotes(text, quotes) : text))
      .join(', ');
    this.#end();
  }

  #end(): void {
    if (this.#open === '') return;
    const paragraph = this.#open
      .toWellFormed()
      .replace(/\s{2,}|[^\S ]/g, ' ')
      .trim();
    if (paragraph !== '') this.#paragraphs.push(paragraph);
    this.#open = '';
  }
}

/** Every text in a value; of a group, such as a place on a map, its name. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null && 'name' in value ? textsIn(value.name) : [];
}
