import type { Parents } from 'mdast';
import type { Splice } from './text-edits.ts';
import { beginningOf, type WordLine } from './text-lines.ts';

/** What becomes of lines, and which of them. */
export interface LineChange {
  splices: Splice[];
  /** From the first of the changed lines to the last; several times, where what stands between is left. */
  ranges: readonly (readonly [from: number, to: number])[];
  /** Whether the lines beside are to be parted from them by an empty one. */
  isParted: (beside: WordLine) => boolean;
  /** What begins that line. */
  gap: (line: WordLine) => string;
}

/** What begins an empty line within the same quotations. */
export function quotedBeginning(text: string, { from, around }: WordLine, without?: Parents): string {
  const quotes = around.filter((node) => node.type === 'blockquote' && node !== without);
  return text.slice(from, beginningOf(text, from, quotes).end);
}
