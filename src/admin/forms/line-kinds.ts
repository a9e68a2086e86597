import type { TextFormat } from '../../content/text/tree.ts';
import type { LineChange } from './line-change.ts';
import { headingSplices } from './heading-lines.ts';
import { itemSplices, yearsAsWords } from './item-lines.ts';
import { quotationSplices } from './quotation-lines.ts';
import { editBetween, guardAt, SplicedText, type Selected, type Splice, type TextEdit } from './text-edits.ts';
import { flowIfReadable, flowOf, type Letter } from './text-flow.ts';
import { lineEnd, lineStart, wordLines, type ItemPlace, type WordLine } from './text-lines.ts';

export type LineKind = 'heading' | 'list' | 'numbers' | 'quotation';

/**
 * Makes the lines that are selected a heading, a list or a quotation, or plain lines again. Only lines of words are changed; code, tables
 * and what is placed in a text stay. What has been written is read again, and is nothing where other words than these would be others.
 */
export function beginLines(selected: Selected, kind: LineKind): TextEdit | undefined {
  const { text, format } = selected;
  const lines = wordLines(selected);
  if (lines.length === 0) return beginEmptyLine(selected, kind);
  const years = yearsAsWords(text, lines);
  if (years.length > 0) return withYears(selected, kind, years);
  const isOn = lines.every((line) => IS_KIND[kind](line));
  const before = flowOf(text, format);
  for (const change of changesOf(selected, lines, kind, isOn)) {
    const gaps = gapsAround(selected, lines, change);
    for (const guards of [[], guardsIn(text, lines)]) {
      const spliced = new SplicedText(text, [...gaps, ...change.splices, ...guards]);
      if (spliced.text === text || !isAsAsked(before, spliced, { ranges: change.ranges, lines, kind, isOn, format })) continue;
      const [from, to] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
      if (selected.start === selected.end) {
        const isFirst = lines.some(({ words }) => words >= selected.start);
        const place = spliced.placeOf(selected.start, isFirst ? 'behind' : 'before');
        return spliced.edit([place, place]);
      }
      const begun = spliced.placeOf(from, 'before') + (gaps[0]?.from === from ? gaps[0].written.length : 0);
      return spliced.edit([begun, spliced.placeOf(to, 'before')]);
    }
  }
  return undefined;
}

/** The same once years are no numbers of items. Lines of them alone are numbered no more by that. */
function withYears(selected: Selected, kind: LineKind, years: readonly Splice[]): TextEdit | undefined {
  const words = new SplicedText(selected.text, years);
  const [start, end] = [words.placeOf(selected.start, 'behind'), words.placeOf(selected.end, 'behind')];
  const edit = kind === 'numbers' ? undefined : beginLines({ ...selected, text: words.text, start, end }, kind);
  if (!edit) return words.edit([start, end]);
  const { from, to, written } = edit;
  const text = words.text.slice(0, from) + written + words.text.slice(to);
  return editBetween(selected.text, text, edit.selected);
}

const IS_KIND: Readonly<Record<LineKind, (line: WordLine) => boolean>> = {
  heading: ({ block }) => block.type === 'heading' && block.depth > 1,
  list: ({ item }) => item?.list.ordered === false,
  numbers: ({ item }) => item?.list.ordered === true,
  quotation: ({ around }) => around.some(({ type }) => type === 'blockquote'),
};

const SIGNS: Readonly<Record<LineKind, string>> = { heading: '## ', list: '- ', numbers: '1. ', quotation: '> ' };

/** The ways to do it: the first that does what was asked for is taken. */
function changesOf({ text, format }: Selected, lines: readonly WordLine[], kind: LineKind, isOn: boolean): LineChange[] {
  switch (kind) {
    case 'heading':
      return [true, false].map((isTakenOut) => headingSplices(text, lines, { isOn, isTakenOut }));
    case 'list':
    case 'numbers':
      return [itemSplices(text, lines, { isOn, isOrdered: kind === 'numbers', before: itemBefore(text, lines[0], format) })];
    case 'quotation':
      return [quotationSplices(text, lines, isOn)];
  }
}

const EMPTY = /^\{"type":"(?:heading|listItem|blockquote)"/;

/** Without words on the line, its sign alone; behind an empty line where the line before would take it for a part of itself. */
function beginEmptyLine({ text, start, end, format }: Selected, kind: LineKind): TextEdit | undefined {
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  if (text.slice(from, to).trim() !== '') return undefined;
  const before = flowOf(text, format);
  for (const gap of ['', '\n']) {
    const written = gap + SIGNS[kind];
    const spliced = new SplicedText(text, [{ from: start, to: start, written }]);
    // What is begun holds nothing.
    const after = flowIfReadable(spliced.text, format)?.filter((letter) => letter.from < start || !EMPTY.test(letter.sign));
    const isSame =
      after?.length === before.length &&
      after.every((letter, at) => letter.sign === before[at]?.sign && same(letter.places, before[at].places));
    if (isSame) return spliced.edit([start + written.length, start + written.length]);
  }
  return undefined;
}

/** What stands right before or behind would be taken for a part of it, or it for a part of that. */
function gapsAround({ text, format }: Selected, lines: readonly WordLine[], { ranges, isParted, gap }: LineChange): Splice[] {
  const [from, to] = [Math.min(...ranges.map(([begin]) => begin)), Math.max(...ranges.map(([, end]) => end))];
  const [before, behind] = [wordLineAt(text, from - 1, format), wordLineAt(text, to + 1, format)];
  const first = lines.find((line) => line.from === from) ?? lines[0];
  const sign = first ? gap(first).trimEnd() : '';
  return [
    ...(before && isParted(before) ? [{ from, to: from, written: `${sign}\n` }] : []),
    ...(behind && isParted(behind) ? [{ from: to, to, written: `\n${sign}` }] : []),
  ];
}

function wordLineAt(text: string, at: number, format: TextFormat): WordLine | undefined {
  return at < 0 || at > text.length ? undefined : wordLines({ text, start: at, end: at, format })[0];
}

/** The item that the line above is of, whether or not empty lines stand between. */
function itemBefore(text: string, first: WordLine | undefined, format: TextFormat): ItemPlace | undefined {
  const above = text.slice(0, first?.from).trimEnd().length;
  const line = above === 0 ? undefined : wordLineAt(text, above, format);
  return line?.item ?? line?.lazyItem;
}

function guardsIn(text: string, lines: readonly WordLine[]): Splice[] {
  return lines.flatMap(({ words }) => guardAt(text, words) ?? []);
}

interface Asked {
  ranges: LineChange['ranges'];
  lines: readonly WordLine[];
  kind: LineKind;
  isOn: boolean;
  format: Selected['format'];
}

const QUOTES: ReadonlySet<LineKind> = new Set(['quotation']);

/** What is no words, and goes into a quotation with the words around it. */
const GOES_ALONG = /^\{"type":"(?:code|thematicBreak|html)"/;

const BLOCKS = /^\{"type":"(?:paragraph|heading|list|listItem|blockquote)"/;

function isAsAsked(before: readonly Letter[], { text }: SplicedText, { ranges, lines, kind, isOn, format }: Asked): boolean {
  const after = flowIfReadable(text, format);
  if (after?.length !== before.length) return false;
  return after.every((letter, at) => {
    const old = before[at];
    if (old?.sign !== letter.sign) return false;
    const isOwn =
      (!old.isPlaced || (QUOTES.has(kind) && GOES_ALONG.test(old.sign))) && ranges.some(([from, to]) => old.from >= from && old.to <= to);
    if (!isOwn)
      return same(old.places, letter.places) && (letter.begins === old.begins || (old.begins === undefined && letter.begins === 'block'));
    const others = (places: readonly string[]): string[] => places.filter((place) => !BLOCKS.test(place));
    if (!same(others(old.places), others(letter.places)) || !same(boxesIn(old), boxesIn(letter))) return false;
    // What an item holds beside its words goes with them.
    if (!lines.some((line) => line.from <= old.from && line.to >= old.to) && !QUOTES.has(kind))
      return count(letter, 'listItem') <= count(old, 'listItem');
    return IS_ASKED[kind](letter, old, isOn);
  });
}

const IS_ASKED: Readonly<Record<LineKind, (letter: Letter, old: Letter, wasOn: boolean) => boolean>> = {
  heading: (letter, _old, wasOn) => count(letter, 'heading') > 0 !== wasOn,
  list: (letter, old, wasOn) => isItem(letter, old, wasOn, false),
  numbers: (letter, old, wasOn) => isItem(letter, old, wasOn, true),
  quotation: (letter, old, wasOn) => {
    const [then, before] = [count(letter, 'blockquote'), count(old, 'blockquote')];
    return wasOn ? then === before - 1 : then === before + 1 || (before > 0 && then === before);
  },
};

function isItem(letter: Letter, old: Letter, wasOn: boolean, isOrdered: boolean): boolean {
  if (wasOn) return count(letter, 'listItem') < count(old, 'listItem') || same(letter.places, old.places);
  const list = letter.places.findLast((place) => place.startsWith('{"type":"list"'));
  return list?.includes(`"ordered":${String(isOrdered)}`) === true && count(letter, 'listItem') === Math.max(1, count(old, 'listItem'));
}

function count({ places }: Letter, type: string): number {
  return places.filter((place) => place.startsWith(`{"type":"${type}"`)).length;
}

/** The boxes for ticks that a letter stands in, ticked or not. */
function boxesIn({ places }: Letter): string[] {
  return places.flatMap((place) => /"checked":(?:true|false)/.exec(place)?.[0] ?? []);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((place, at) => place === other[at]);
}
