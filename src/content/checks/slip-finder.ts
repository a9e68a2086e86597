import type { MdastNode } from 'satteri';
import { quote } from '../faults/fault.ts';
import { BODY_DIRECTIVES } from '../text/directives.ts';
import { childrenOf } from './slip-tree.ts';
import type { TextSlip } from './text-slip.ts';

export class SlipFinder {
  readonly slips: TextSlip[] = [];
  readonly #body: string;
  /** Where each line begins. */
  readonly #lines: readonly number[];

  constructor(body: string) {
    this.#body = body;
    this.#lines = [0, ...Array.from(body.matchAll(/\n/g), ({ index }) => index + 1)];
  }

  look(node: MdastNode, siblings: readonly MdastNode[]): void {
    if (node.type === 'code') this.#lookAtCode(node);
    else if (node.type === 'list' && node.ordered === true) this.#lookAtList(node, siblings);
    else if (node.type === 'containerDirective') this.#lookAtDirective(node);
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') this.#lookAtWords(node);
  }

  /** Indented lines are code, which nobody writes who writes for a newspaper. Where code is meant, it stands between marks. */
  #lookAtCode(node: MdastNode): void {
    const written = this.#written(node);
    if (/^[ \t>]*(?:```|~~~)/.test(written)) return;
    this.#add(node, 0, {
      problem: `${quote(firstLine(written).trim())} is indented by four spaces or more, which makes it code.`,
      mend: 'Take the spaces at the beginning of the line away. Where code is meant, put a line of ``` before and after it.',
    });
  }

  #lookAtList(node: MdastNode & { type: 'list' }, siblings: readonly MdastNode[]): void {
    const first = node.start ?? 1;
    const isYear = first >= LIKE_A_YEAR;
    if (!isYear && (first <= 1 || node.children.length > 1 || isContinued(node, siblings))) return;
    const written = firstLine(this.#written(node));
    const sign = /^\s*\d+([.)])/.exec(written)?.[1] ?? '.';
    this.#add(node, 0, {
      problem: `${quote(written.trim())} begins with a number and ${sign === '.' ? 'a full stop' : 'a bracket'}, which makes it an item of a list.`,
      mend: `Write a backslash between the two: ${first}\\${sign}`,
    });
  }

  #lookAtDirective(node: MdastNode & { type: 'containerDirective' }): void {
    const lines = this.#written(node).trimEnd().split('\n');
    if (lines.length > 1 && /^[ \t>]*:{3,}[ \t]*$/.test(lines.at(-1) ?? '')) return;
    this.#add(node, 0, {
      problem: `“:::${node.name}” is opened and never closed, so that all the text after it belongs to it.`,
      mend: 'Put three colons (:::) on a line of their own where it ends.',
    });
  }

  /** The words of one paragraph: what stands in code, in addresses and behind a backslash is meant as it is. */
  #lookAtWords(block: MdastNode): void {
    const stars: Stars[] = [];
    const open = [...childrenOf(block)].reverse();
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type !== 'text') {
        // An address that the parser has made a link by itself has no words.
        if (node.type === 'link' && !this.#written(node).startsWith('[')) continue;
        open.push(...[...childrenOf(node)].reverse());
        continue;
      }
      const written = this.#written(node);
      const isFirst = offsetOf(node) === offsetOf(block);
      const after = this.#body.slice(endOf(node), endOf(node) + LOOK_AHEAD);
      this.#lookAtLines(node, written, isFirst, after);
      for (const match of written.matchAll(STARS)) {
        const at = match.index + match[0].length - 2;
        if (match[0].startsWith('\\') || match[0].length > 2) continue;
        stars.push({ node, at, before: written[at - 1] ?? ' ', after: written[at + 2] ?? after[0] ?? ' ' });
      }
    }
    this.#lookAtStars(stars);
  }

  #lookAtLines(node: MdastNode, written: string, isFirst: boolean, after: string): void {
    let at = 0;
    for (const [place, line] of written.split('\n').entries()) {
      const text = place === 0 ? line : line.replace(/^[ \t>]+/, '');
      if (place > 0 || isFirst) {
        const [heading] = /^#{2,6}(?=[^\s#])/.exec(text) ?? [];
        if (heading !== undefined)
          this.#add(node, at, {
            problem: `${quote(text.trim())} is no heading: there is no space after the signs.`,
            mend: `Write “${heading} ${text.slice(heading.length).trim()}”.`,
          });
        const [, placed] = /^:([a-z]+)[[{]/.exec(text) ?? [];
        const colons = placed === undefined ? undefined : BODY_DIRECTIVES[placed];
        if (colons !== undefined)
          this.#add(node, at, {
            problem: `${quote(text.trim())} places nothing: there is one colon before it, and stands on the page as it is.`,
            mend: `Write “${':'.repeat(colons - 1)}${text.trim()}”.`,
          });
        if (/^:{3,}/.test(text))
          this.#add(node, at, {
            problem: `${quote(text.trim())} opens and closes nothing, and stands on the page as it is.`,
            mend: 'Write the name right after the colons, as in “:::note”, or take the line out.',
          });
      }
      at += line.length + 1;
    }
    const whole = written + after;
    for (const match of whole.matchAll(PARTED_LINK)) {
      if (match.index >= written.length) break;
      const [link, label = '', gap = '', target = ''] = match;
      if (match.index > 0 && whole[match.index - 1] === '\\') continue;
      this.#add(node, match.index, {
        problem: `${quote(link)} is no link: there is a space between the two brackets.`,
        mend: `Write “[${label}](${target.trim()})”${gap.includes('\n') ? ' on one line' : ''}.`,
      });
    }
  }

  /** Two stars that are left over as signs. A pair that was meant to make words bold is told once. */
  #lookAtStars(stars: readonly Stars[]): void {
    const marks = stars.filter(({ before, after }) => !(isWord(before) && isWord(after)));
    for (let place = 0; place < marks.length; place += 1) {
      const [one, other] = [marks[place], marks[place + 1]];
      if (!one) return;
      const from = offsetOf(one.node) + one.at;
      if (other) {
        const words = quote(this.#body.slice(from, offsetOf(other.node) + other.at + 2));
        const isApart = isSpace(one.after) || isSpace(other.before);
        this.#add(one.node, one.at, {
          problem: isApart
            ? `${words} is not bold: there is a space between the stars and the words.`
            : `${words} is not bold: the stars touch a letter on one side and another sign on the other, and stay stars.`,
          mend: isApart
            ? 'Put the stars right before the first and right after the last of the words.'
            : 'Put a space outside the stars, or take quotation marks and full stops out from between them. <strong>…</strong> works everywhere.',
        });
        place += 1;
      } else if (!(isSpace(one.before) && isSpace(one.after)))
        this.#add(one.node, one.at, {
          problem: isSpace(one.after)
            ? 'Two stars (**) close nothing here, and stay stars.'
            : `${quote(firstLine(this.#body.slice(from, from + 40)))} opens bold words that are never closed; the stars stay stars.`,
          mend: 'Put two stars right before the first and right after the last of the words, or take them out.',
        });
    }
  }

  #written(node: MdastNode): string {
    return this.#body.slice(offsetOf(node), endOf(node));
  }

  /** @param at within what is written of the node. */
  #add(node: MdastNode, at: number, words: Omit<TextSlip, 'line'>): void {
    this.slips.push({ line: this.#lineAt(offsetOf(node) + at), ...words });
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

interface Stars {
  node: MdastNode;
  /** Within what is written of the node. */
  at: number;
  before: string;
  after: string;
}

/** Lists with so high a number are sentences that begin with a year or a figure. */
const LIKE_A_YEAR = 100;

const STARS = /\\?\*{2,}/g;

/** Of an address that the parser has made a link by itself, behind the brackets. */
const LOOK_AHEAD = 200;

const PARTED_LINK =
  /\[((?!sic\]|…\]|\.\.\.\]|\d+\])[^[\]\n]{1,200})\]([ \t]+|[ \t]*\n)\(((?:https?:\/\/|www\.|mailto:|\/|\.{1,2}\/|#)[^()\s]{1,300})\)/g;

/** A list that another goes on with: numbers with paragraphs between them, up or down. */
function isContinued(list: MdastNode & { type: 'list' }, siblings: readonly MdastNode[]): boolean {
  const lists = siblings.filter((node): node is MdastNode & { type: 'list' } => node.type === 'list' && node.ordered === true);
  const place = lists.indexOf(list);
  const [before, after] = [lists[place - 1], lists[place + 1]];
  const first = list.start ?? 1;
  const last = first + list.children.length - 1;
  return (
    (before !== undefined && [(before.start ?? 1) + before.children.length, (before.start ?? 1) - 1].includes(first)) ||
    (after !== undefined && [last + 1, first - 1].includes(after.start ?? 1))
  );
}

function offsetOf(node: MdastNode): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: MdastNode): number {
  return node.position?.end.offset ?? 0;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function isSpace(sign: string): boolean {
  return /\s/.test(sign);
}

function isWord(sign: string): boolean {
  return /[\p{L}\p{N}]/u.test(sign);
}
