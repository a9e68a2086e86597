import { rangeOf } from '../../content/text/tree.ts';
import { withoutHeading } from './heading-lines.ts';
import { quotedBeginning, type LineChange } from './line-change.ts';
import { afterSpaces, beginningOf, lineStart, linesOf, type ItemPlace, type WordLine } from './text-lines.ts';
import type { Splice } from './text-edits.ts';

interface Asked {
  /** Whether they are items of this kind of list by now. */
  isOn: boolean;
  isOrdered: boolean;
  /** The item of the line before, if there is one. */
  before: ItemPlace | undefined;
}

/** Makes lines items of a list, with numbers or without, or plain lines of items. What an item holds beside goes with its words. */
export function itemSplices(text: string, lines: readonly WordLine[], { isOn, isOrdered, before }: Asked): LineChange {
  const splices: Splice[] = [];
  const shifts = new Map<number, number>();
  const shift = (item: ItemPlace, around: WordLine['around'], by: number): void => {
    const quotes = around.slice(0, around.indexOf(item.item)).filter(({ type }) => type === 'blockquote');
    for (const line of linesOf(text, item.sign[0], rangeOf(item.item)[1]).slice(1)) {
      const { end } = beginningOf(text, line.from, quotes);
      shifts.set(end, (shifts.get(end) ?? 0) + by);
    }
  };
  const done = new Set<unknown>();
  const signs = new Signs(text, before, isOrdered);
  let [first, last] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  for (const line of lines) {
    const { item, words } = line;
    if (!item) {
      if (line.block.type === 'heading') splices.push(...withoutHeading(text, line));
      splices.push({ from: words, to: words, written: signs.next(line.lazyItem?.depth ?? 1) });
      continue;
    }
    if (done.has(item.item)) continue;
    done.add(item.item);
    const [from, to] = item.sign;
    if (!isOn && item.list.ordered === isOrdered) continue;
    const written = (isOn ? '' : signs.next(item.depth)) + boxOf(text, item);
    splices.push({ from, to, written });
    shift(item, line.around, written.length - (to - from));
    first = Math.min(first, lineStart(text, from));
    last = Math.max(last, rangeOf(item.item)[1]);
  }
  for (const [place, by] of shifts) splices.push(...shifted(text, place, by));
  return {
    splices,
    ranges: [[first, last]],
    isParted: (beside) => isOn || beside.item === undefined,
    gap: (line) => quotedBeginning(text, line),
  };
}

/** The box for a tick of an item, with the space behind it. */
function boxOf(text: string, { item, sign }: ItemPlace): string {
  return typeof item.checked === 'boolean' ? (/\[[^\]]\]\s*$/.exec(text.slice(...sign))?.[0] ?? '') : '';
}

/** A sentence that begins with a year is an item to Markdown; the year is a word to whoever has written it. */
export function yearsAsWords(text: string, lines: readonly WordLine[]): Splice[] {
  return lines.flatMap(({ item, from }) => {
    const [sign = 0] = item?.sign ?? [];
    const at = sign + YEAR_LENGTH;
    return item && lineStart(text, sign) === from && /^\d{4}[.)]$/.test(text.slice(sign, at + 1))
      ? [{ from: at, to: at, written: '\\' }]
      : [];
  });
}

const YEAR_LENGTH = 4;

/** Moves the rest of a line by as much as the words of the item that it is of are moved. */
function shifted(text: string, place: number, by: number): Splice[] {
  const words = afterSpaces(text, place);
  if (by === 0 || words === text.length || text[words] === '\n') return [];
  return by > 0 ? [{ from: place, to: place, written: ' '.repeat(by) }] : [{ from: place, to: Math.min(words, place - by), written: '' }];
}

/** The signs of items one after the other, by how deep they are; they go on as those of the item before. */
class Signs {
  readonly #isOrdered: boolean;
  readonly #sign: string;
  #counts: readonly number[] = [];

  constructor(text: string, before: ItemPlace | undefined, isOrdered: boolean) {
    this.#isOrdered = isOrdered;
    const written = before?.list.ordered === isOrdered ? text.slice(...before.sign).trim() : '';
    const [, number = '', sign = isOrdered ? '.' : '-'] = /^(\d*)([-*+.)])/.exec(written) ?? [];
    this.#sign = sign;
    if (before && number !== '') this.#counts = [...new Array<number>(before.depth).fill(0), Number(number)];
  }

  next(depth: number): string {
    if (!this.#isOrdered) return `${this.#sign} `;
    const count = (this.#counts[depth] ?? 0) + 1;
    this.#counts = Array.from({ length: depth + 1 }, (_, at) => (at === depth ? count : (this.#counts[at] ?? 0)));
    return `${String(count)}${this.#sign} `;
  }
}
