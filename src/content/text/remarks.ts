import type { Root } from 'mdast';
import { Tokenizer, type Token, type TokenHandler } from 'parse5';
import { quote, type Fault } from '../faults/fault.ts';
import { lineOf, rangeOf, walkTree, type TextFormat } from './tree.ts';

/*
 * What editors note for each other in a text, and readers never see: `<!-- … -->` where the parser sees HTML, and in MDX what stands
 * alone in curly brackets as a comment of code. Pages, feeds, search and versions leave out exactly that. Whatever else looks like a
 * remark is a fault, since it would be published.
 */

/** A part of a piece of HTML that browsers take for a remark. */
interface Remark {
  start: number;
  end: number;
  /** False of what others might read in another way, and of what is never closed. */
  isCertain: boolean;
}

/** HTML without the remarks in it, as it is published, and where each began in what is left. */
export function withoutRemarks(html: string): { shown: string; removed: readonly { at: number; remark: string }[] } {
  const removed: { at: number; remark: string }[] = [];
  let shown = '';
  let end = 0;
  for (const remark of findRemarks(html)) {
    shown += html.slice(end, remark.start);
    removed.push({ at: shown.length, remark: html.slice(remark.start, remark.end) });
    end = remark.end;
  }
  return { shown: shown + html.slice(end), removed };
}

/** True of code in curly brackets that is nothing but remarks. */
export function isRemark(code: string): boolean {
  for (let at = 0; at < code.length;) {
    const isBlock = code.startsWith('/*', at);
    if (isBlock || code.startsWith('//', at)) {
      const end = isBlock ? code.indexOf('*/', at + 2) : code.indexOf('\n', at);
      if (end < 0) return !isBlock;
      at = end + (isBlock ? 2 : 1);
    } else if (/\s/.test(code.charAt(at))) at += 1;
    else return false;
  }
  return true;
}

type RemarkFault = Pick<Fault, 'problem' | 'mend'> & { line: number };

/** Signs with which a remark begins, or what others take for one. */
const SIGN = /<[!?]|\{\s*\/[*/]/g;

/** What may be a remark and is not left out for certain, with its line in the body. */
export function checkRemarks(body: string, tree: Root, format: TextFormat): RemarkFault[] {
  const signs = [...body.matchAll(SIGN)].map(({ index }) => index);
  if (signs.length === 0) return [];
  const { settled, faults } = readSettled(tree, format);
  let next = 0;
  for (const at of signs) {
    while ((settled[next]?.[1] ?? Infinity) <= at) next += 1;
    if ((settled[next]?.[0] ?? Infinity) > at) faults.push(printedFault(body, at, format));
  }
  return faults.sort((a, b) => a.line - b.line).slice(0, MOST_FAULTS);
}

/** Of one text, more are not told. */
const MOST_FAULTS = 20;

/** Parts of the body, in order, of which it is known what becomes of the signs in them; and what is wrong in those parts. */
function readSettled(tree: Root, format: TextFormat): { settled: (readonly [number, number])[]; faults: RemarkFault[] } {
  const settled: (readonly [number, number])[] = [];
  const faults: RemarkFault[] = [];
  walkTree(tree, {
    enter: (node) => {
      switch (node.type) {
        case 'code':
          if (`${node.lang ?? ''} ${node.meta ?? ''}`.search(SIGN) < 0) settled.push(rangeOf(node));
          break;
        case 'inlineCode':
          settled.push(rangeOf(node));
          break;
        case 'mdxFlowExpression':
        case 'mdxTextExpression':
          if (isRemark(node.value)) settled.push(rangeOf(node));
          break;
        case 'html':
          settled.push(rangeOf(node));
          faults.push(...uncertainRemarks(node.value, lineOf(node)));
          break;
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement': {
          const isShown = node.attributes.some(({ value }) => {
            const written = typeof value === 'object' && value !== null ? value.value : (value ?? '');
            return SHOWN_IN_VALUE.test(written);
          });
          const [start, end] = rangeOf(node);
          if (!isShown) settled.push([start, node.children[0] ? rangeOf(node.children[0])[0] : end]);
        }
      }
      return undefined;
    },
  });
  return { settled: format === 'md' || settled.length < 2 ? settled : withoutOverlaps(settled), faults };
}

/** A property’s value that holds a remark of HTML, or one of code within quotation marks. */
const SHOWN_IN_VALUE = /<[!?]|\{\s*\/[*/]/;

function withoutOverlaps(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  let past = 0;
  return ranges.flatMap(([start, end]) => {
    if (end <= past) return [];
    const own = [Math.max(start, past), end] as const;
    past = end;
    return [own];
  });
}

function uncertainRemarks(html: string, firstLine: number): RemarkFault[] {
  let line = firstLine;
  let counted = 0;
  return findRemarks(html).flatMap(({ start, end, isCertain }) => {
    line += html.slice(counted, start).split('\n').length - 1;
    counted = start;
    if (isCertain) return [];
    const written = html.slice(start, end);
    const isOpen = written.startsWith('<!--') && !written.slice(4).includes('-->');
    return [{ line, ...(isOpen ? neverClosed(written) : unclear(written)) }];
  });
}

function neverClosed(written: string): Pick<Fault, 'problem' | 'mend'> {
  return {
    problem: `The remark ${quote(shorten(written))} is not closed${written.includes('\n') ? '' : ' within the paragraph, list or element that it stands in'}.`,
    mend: 'Write --> where it ends. A remark with empty lines in it begins on a line of its own, outside of elements, lists and quotations.',
  };
}

function unclear(written: string): Pick<Fault, 'problem' | 'mend'> {
  return {
    problem: `${quote(shorten(written))} cannot be read as HTML for certain: some would take it for a remark, others would show it.`,
    mend: 'Write a remark as <!-- … -->, without “<!--” or “--!>” in it; to print the sign “<”, write “&lt;”.',
  };
}

function printedFault(body: string, at: number, format: TextFormat): RemarkFault {
  const line = body.slice(0, at).split('\n').length;
  const written = quote(shorten(body.slice(at, at + 200).split('\n')[0] ?? ''));
  if (body[at] === '{') {
    return format === 'md'
      ? { line, problem: `${written} is no remark in a file that ends in “.md”: readers would see it.`, mend: 'Write <!-- … -->.' }
      : { line, problem: `${written} is no remark here: readers would see it.`, mend: 'Write {/* … */} on a line of its own.' };
  }
  return {
    line,
    problem: `${written} begins like a remark, and readers would see it.`,
    mend:
      format === 'md'
        ? 'Put the remark on lines of its own, between empty lines, from <!-- to -->. To print the signs, write them as code, between backticks.'
        : 'Write the remark as {/* … */}. To print the signs, write them as code, between backticks.',
  };
}

const LONGEST = 60;

function shorten(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const MAY_HOLD_REMARKS = /<[!?]|<\/[^A-Za-z]/;

/** What a browser takes for a remark in a piece of HTML, in order. */
function findRemarks(html: string): Remark[] {
  if (!MAY_HOLD_REMARKS.test(html)) return [];
  const remarks: Remark[] = [];
  const add = ({ location }: Token.Token): void => {
    const [start, end] = [location?.startOffset ?? 0, location?.endOffset ?? html.length];
    remarks.push({ start, end, isCertain: isCertain(html.slice(start, end)) });
  };
  const ignore = (): void => undefined;
  const handler: TokenHandler = {
    onComment: add,
    onDoctype: add,
    onStartTag: ignore,
    onEndTag: ignore,
    onCharacter: ignore,
    onNullCharacter: ignore,
    onWhitespaceCharacter: ignore,
    onEof: ignore,
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(html, true);
  return remarks;
}

const CERTAIN = /^<!--(?!-?>)/;

function isCertain(written: string): boolean {
  const inside = written.slice(4, -3);
  return CERTAIN.test(written) && written.length >= 7 && written.endsWith('-->') && !inside.includes('<!--') && !inside.includes('--!>');
}
