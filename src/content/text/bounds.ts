import { boundsFault } from '../checks/mdx-bounds.ts';
import type { Fault } from '../faults/fault.ts';
import { proseLines } from './prose-lines.ts';
import { hasDirectives, type TextFormat } from './tree.ts';

type BoundsFault = Pick<Fault, 'problem' | 'mend'> & { line: number };

/** Deeper quotations and lists can neither be shown nor read. */
const DEEPEST = 20;

const LONGEST_PARAGRAPH = 100_000;
const MOST_SIGNS = 2000;
const DEEPEST_BRACKETS = 50;

/**
 * What the parser would take minutes over, or fail on, and no reader would read. A text is gone through here once, before it is parsed;
 * one with such a fault is never parsed.
 */
export function checkBounds(body: string, format: TextFormat): BoundsFault[] {
  const mayPlace = format === 'mdx' || hasDirectives(body);
  const faults = [...depthFaults(body), ...paragraphFaults(body, mayPlace)];
  const ofCode = format === 'mdx' && faults.length === 0 ? boundsFault(body) : undefined;
  return ofCode ? [ofCode] : faults;
}

function depthFaults(body: string): BoundsFault[] {
  const { line, depth } = deepestLine(body);
  if (depth <= DEEPEST) return [];
  return [
    {
      line,
      problem: `This line is ${depth} quotations or lists deep; ${DEEPEST} is the most that can be shown.`,
      mend: 'Take some of the marks at its beginning out.',
    },
  ];
}

const MAY_BE_DEEP = /^[ \t>*+\-\d.)]{12}/m;

/** The line that stands in the most quotations and lists, and in how many; those of a few are not looked at. */
export function deepestLine(body: string): { line: number; depth: number } {
  let deepest = { line: 1, depth: 0 };
  if (!MAY_BE_DEEP.test(body)) return deepest;
  for (const { text, line } of proseLines(body)) {
    const marks = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+[ \t>]*)*/.exec(text)?.[0] ?? '';
    const depth = marks.replace(/[ \t\d]/g, '').length + (marks.trim() === '' ? 0 : Math.floor((/^ */.exec(text)?.[0].length ?? 0) / 2));
    if (depth > deepest.depth) deepest = { line, depth };
  }
  return deepest;
}

/** Signs that the parser makes others of, and those that may begin or end something. */
const SIGN = /["'&:]|\.{3}|-{2}/g;

interface Paragraph {
  line: number;
  length: number;
  signs: number;
  depth: number;
  deepest: number;
  /** How many it has. */
  lines: number;
}

function paragraphFaults(body: string, mayPlace: boolean): BoundsFault[] {
  const isPlain = body.length < LONGEST_PARAGRAPH && countOf(body, '[') <= DEEPEST_BRACKETS && countSigns(body) <= MOST_SIGNS;
  if (isPlain) return [];
  const faults: BoundsFault[] = [];
  let paragraph = newParagraph(1);
  let isTable = false;
  const end = (next: number): void => {
    const what = excessOf(paragraph);
    if (what !== undefined)
      faults.push({
        line: paragraph.line,
        problem: `The paragraph that begins here ${what}.`,
        mend: 'Cut it, or put empty lines between its parts.',
      });
    paragraph = newParagraph(next);
  };
  for (const { text, line } of proseLines(body)) {
    if (text.trim() === '') {
      end(line + 1);
      isTable = false;
    } else {
      // The rows of a table are paragraphs of their own, except where each colon may begin something.
      isTable ||= !mayPlace && paragraph.lines === 1 && isBelowHead(text);
      if (isTable) end(line);
      addLine(paragraph, text);
    }
  }
  end(0);
  return faults;
}

/** The line below the head of a table. */
function isBelowHead(text: string): boolean {
  return /^[\s|:-]+$/.test(text) && text.includes('|') && text.includes('-');
}

function newParagraph(line: number): Paragraph {
  return { line, length: 0, signs: 0, depth: 0, deepest: 0, lines: 0 };
}

function addLine(paragraph: Paragraph, text: string): void {
  paragraph.lines += 1;
  paragraph.length += text.length;
  paragraph.signs += countSigns(text);
  for (const character of text) {
    if (character === '[') paragraph.depth += 1;
    else if (character === ']') paragraph.depth = Math.max(0, paragraph.depth - 1);
    paragraph.deepest = Math.max(paragraph.deepest, paragraph.depth);
  }
}

function excessOf({ length, signs, deepest }: Paragraph): string | undefined {
  if (deepest > DEEPEST_BRACKETS) return `has square brackets ${deepest} deep; ${DEEPEST_BRACKETS} is the most`;
  if (length > LONGEST_PARAGRAPH) return `has ${length} characters; ${LONGEST_PARAGRAPH} is the most`;
  if (signs > MOST_SIGNS) return `has ${signs} quotation marks, colons and other such signs; ${MOST_SIGNS} is the most`;
  return undefined;
}

function countSigns(text: string): number {
  return text.match(SIGN)?.length ?? 0;
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
