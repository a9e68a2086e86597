import type { Nodes, Parents } from 'mdast';
import { rangeOf } from '../../content/text/tree.ts';
import { quotedBeginning, type LineChange } from './line-change.ts';
import { isPhoto } from './text-flow.ts';
import { beginningOf, lineStart, lineEnd, linesOf, type WordLine } from './text-lines.ts';
import type { Splice } from './text-edits.ts';

/** Puts lines into a quotation, or takes them out of it, with what stands between them. Lines that are in one by now join the others. */
export function quotationSplices(text: string, lines: readonly WordLine[], isOn: boolean): LineChange {
  const groups = isOn ? quotedGroups(lines) : plainGroups(lines);
  const stretches = groups.flatMap(({ holder, lines: own }) => stretchesIn(text, holder, own).map((stretch) => ({ holder, ...stretch })));
  const splices = stretches.flatMap(({ holder, from, to }) =>
    linesOf(text, from, to).flatMap((line): Splice[] => {
      const { end, quotes } = beginningOf(text, line.from, aroundOf(lines, holder));
      if (!isOn) return isQuoted(holder, line.from, line.to) ? [] : [{ from: end, to: end, written: end >= line.to ? '>' : '> ' }];
      const sign = quotes.get(holder);
      return sign ? [{ from: sign[0], to: sign[1], written: '' }] : [];
    }),
  );
  const isParted = ({ block }: WordLine): boolean =>
    isOn || lines.some((line) => isPlain(line) && rangeOf(line.block)[0] === rangeOf(block)[0]);
  return {
    splices,
    ranges: stretches.map(({ from, to }) => [from, to]),
    isParted,
    gap: (line) => (isOn ? quotedBeginning(text, line, groups[0]?.holder) : ''),
  };
}

/** Lines by the note or component that they stand in, and what holds those of them that are in no quotation. */
function plainGroups(lines: readonly WordLine[]): QuotedLines[] {
  const groups = Map.groupBy(lines, ({ around }) => around.findLast((node) => isPlaced(node)));
  return [...groups.values()].flatMap((own) => {
    const plain = own.filter(isPlain);
    return plain.length === 0 ? [] : [{ holder: commonHolder(plain), lines: own }];
  });
}

function isPlain({ around }: WordLine): boolean {
  return !around.some(({ type }) => type === 'blockquote');
}

/** Whether a line is of a quotation that the holder has. */
function isQuoted(holder: Parents, start: number, end: number): boolean {
  return holder.children.some((child) => {
    const [from, to] = rangeOf(child);
    return child.type === 'blockquote' && from <= end && to > start;
  });
}

interface QuotedLines {
  holder: Parents;
  lines: readonly WordLine[];
}

/** Lines by the quotation that they are taken out of: the innermost that has them all, or else the outermost of each. */
function quotedGroups(lines: readonly WordLine[]): QuotedLines[] {
  const quotesOf = ({ around }: WordLine): Parents[] => around.filter(({ type }) => type === 'blockquote');
  const common = lines[0] && quotesOf(lines[0]).findLast((quote) => lines.every((line) => line.around.includes(quote)));
  if (common) return [{ holder: common, lines }];
  return [...Map.groupBy(lines, (line) => quotesOf(line)[0])].flatMap(([holder, own]) => (holder ? [{ holder, lines: own }] : []));
}

/** The innermost of what holds all of the lines, apart from lists, which hold nothing but items. */
function commonHolder(lines: readonly WordLine[]): Parents {
  const [first] = lines;
  const holder = first?.around.findLast((node) => node.type !== 'list' && lines.every((line) => line.around.includes(node)));
  return holder ?? { type: 'root', children: [] };
}

function aroundOf(lines: readonly WordLine[], holder: Parents): Parents[] {
  const around = lines.find((line) => line.around.includes(holder))?.around ?? [];
  return around.slice(0, around.indexOf(holder) + 1);
}

interface Stretch {
  from: number;
  to: number;
}

/** From the first of the lines to the last, with all that stands between, and items whole. What is placed in a text ends a stretch. */
function stretchesIn(text: string, holder: Parents, lines: readonly WordLine[]): Stretch[] {
  const [start, end] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  const stretches: Stretch[] = [];
  let open: Stretch | undefined;
  for (const [place, child] of holder.children.entries()) {
    const [from, to] = rangeOf(child);
    const next = holder.children[place + 1];
    if (to < start || from > end) continue;
    if (isPlaced(child)) {
      open = undefined;
      continue;
    }
    const whole = withinChild(text, child, start, end);
    // One parser or another has a footnote end where the next block begins.
    const own = { from: whole.from, to: next ? Math.min(whole.to, lineStart(text, rangeOf(next)[0]) - 1) : whole.to };
    if (open) open.to = Math.max(open.to, own.to);
    else stretches.push((open = own));
  }
  return stretches;
}

function withinChild(text: string, child: Nodes, start: number, end: number): Stretch {
  const [from, to] = rangeOf(child);
  if (child.type === 'paragraph') return { from: Math.max(lineStart(text, from), start), to: Math.min(lineEnd(text, to), end) };
  if (child.type !== 'list') return { from: lineStart(text, from), to: lineEnd(text, to) };
  const items = child.children.map((item) => rangeOf(item)).filter(([begin, last]) => last >= start && begin <= end);
  return { from: lineStart(text, items[0]?.[0] ?? from), to: lineEnd(text, items.at(-1)?.[1] ?? to) };
}

/** A photo, a note, a component: what a quotation cannot hold. */
function isPlaced(node: Nodes): boolean {
  return isPhoto(node) || node.type === 'leafDirective' || node.type === 'containerDirective' || node.type.startsWith('mdx');
}
