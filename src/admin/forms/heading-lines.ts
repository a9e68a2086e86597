import { rangeOf } from '../../content/text/tree.ts';
import { quotedBeginning, type LineChange } from './line-change.ts';
import { beginningOf, lineStart, type WordLine } from './text-lines.ts';
import type { Splice } from './text-edits.ts';

interface Asked {
  /** Whether they are headings by now. */
  isOn: boolean;
  /** Whether the line of an item becomes a heading in place of the item, or in it. */
  isTakenOut: boolean;
}

const SIGN = '## ';

/** Makes lines headings of the second rank, or plain lines of them. */
export function headingSplices(text: string, lines: readonly WordLine[], { isOn, isTakenOut }: Asked): LineChange {
  const splices = lines.flatMap((line): Splice[] => {
    const { block, words } = line;
    if (block.type === 'heading') {
      const isKept = !isOn && block.depth > 1;
      return isKept ? [] : [...withoutHeading(text, line), ...(isOn ? [] : [{ from: words, to: words, written: SIGN }])];
    }
    return [{ from: isTakenOut ? outOfItem(text, line) : words, to: words, written: SIGN }];
  });
  const last = lines.at(-1);
  // The line under a heading is a part of it.
  const end = last?.block.type === 'heading' ? rangeOf(last.block)[1] : 0;
  return {
    splices,
    ranges: [[lines[0]?.from ?? 0, Math.max(last?.to ?? 0, end)]],
    isParted: () => true,
    gap: (line) => quotedBeginning(text, line),
  };
}

/** Takes away what makes a heading of a line: signs before it and behind it, or a line under it. */
export function withoutHeading(text: string, { block, words, from: line }: WordLine): Splice[] {
  const [from, to] = rangeOf(block);
  const last = block.children.at(-1);
  const end = last ? rangeOf(last)[1] : words;
  const before = lineStart(text, from) === line && from < words ? [{ from, to: words, written: '' }] : [];
  // A line under it is taken away once, with the last of its lines.
  const isLast = !text.slice(words, end).includes('\n');
  return isLast && end < to ? [...before, { from: end, to, written: '' }] : before;
}

/** Where a line begins without the signs of the lists that it is in. */
function outOfItem(text: string, { item, around, from, words, block }: WordLine): number {
  if (!item || lineStart(text, item.sign[0]) !== from || item.item.children[0] !== block) return words;
  const inner = around.findLastIndex(({ type }) => type !== 'list' && type !== 'listItem');
  return beginningOf(text, from, around.slice(0, inner + 1)).end;
}
