import type { Nodes } from 'mdast';
import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';
import { blocksOf, flowIfReadable, flowOf, type Letter } from './text-flow.ts';
import { lineStart } from './text-lines.ts';
import { SplicedText, type Selected, type TextEdit } from './text-edits.ts';

/**
 * Puts what stands on lines of its own at the cursor, or behind the block in which a selection ends, with an empty line before and behind
 * it. Where it would tear something apart, such as a list, code or a note, it is put behind that, or before. What has been written is read
 * again, and is nothing where it or anything else would be another. Throws where either cannot be read.
 */
export function placeBlock(selected: Selected, written: string): TextEdit | undefined {
  const { text, start, end, format } = selected;
  const before = flowOf(text, format);
  const own = flowOf(written, format);
  const cursor = start + text.slice(start, end).trimEnd().length;
  const besides = placesBeside(text, cursor, format);
  for (const place of start === cursor ? [cursor, ...besides] : besides) {
    const placed = placedAt(text, place, written);
    if (isWhole(before, own, placed.spliced.text, place, format)) return placed.spliced.edit([placed.end, placed.end]);
  }
  return undefined;
}

/** The words that are selected, where they are of one paragraph. */
export function selectedSentence({ text, start, end, format }: Selected): string {
  const block = blocksOf(text, format).find(({ block: { type, position } }) => {
    return type === 'paragraph' && (position?.start.offset ?? 0) <= start && (position?.end.offset ?? 0) >= end;
  });
  return block?.around.every(({ type }) => HOLDERS.has(type)) === true ? text.slice(start, end).trim() : '';
}

function placedAt(text: string, place: number, written: string): { spliced: SplicedText; end: number } {
  const from = text.slice(0, place).trimEnd().length;
  const line = lineStart(text, place);
  // The indentation of a line is a part of that line.
  const end = text.slice(line, place).trim() === '' ? line : place;
  const spaces = end === line ? /^(?:[ \t]*\r?\n)*(?:[ \t]*$)?/ : /^[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*)?(?:[ \t]*$)?/;
  const to = Math.max(from, end + (spaces.exec(text.slice(end))?.[0].length ?? 0));
  const begin = from === 0 ? '' : '\n\n';
  const spliced = new SplicedText(text, [{ from, to, written: `${begin}${written}\n${to === text.length ? '' : '\n'}` }]);
  return { spliced, end: from + begin.length + written.length + 1 };
}

/** Whether all that was there is as it was, and what is placed is what it is by itself. */
function isWhole(before: readonly Letter[], own: readonly Letter[], text: string, place: number, format: TextFormat): boolean {
  const after = flowIfReadable(text, format);
  if (!after) return false;
  const head = before.filter(({ to }) => to <= place);
  const tail = before.filter(({ from }) => from >= place);
  if (head.length + tail.length < before.length) return false;
  const placed = after.slice(head.length, after.length - tail.length);
  const isSame = (letter: Letter | undefined, old: Letter): boolean =>
    letter?.sign === old.sign && letter.places.length === old.places.length && letter.places.every((place, at) => place === old.places[at]);
  return (
    head.every((old, at) => isSame(after[at], old)) &&
    tail.toReversed().every((old, at) => isSame(after.at(-1 - at), old)) &&
    placed.length === own.length &&
    placed.every(({ sign, places }, at) => {
      const inner = own[at]?.places.slice(1) ?? [];
      return (
        sign === own[at]?.sign && inner.every((place, depth) => place === places.at(depth - inner.length)) && isPlace(places, inner.length)
      );
    })
  );
}

/** Behind the block that the cursor is in and behind what holds it, from the innermost on; then before each; then the ends of the text. */
function placesBeside(text: string, cursor: number, format: TextFormat): number[] {
  const blocks: Nodes[] = [];
  walkTree(readTextTree(text, format), {
    enter: (node, around) => {
      const [from, to] = rangeOf(node);
      if (node.type === 'root') return undefined;
      if (to < cursor || from > cursor) return 'skip';
      blocks.splice(around.length - 1, Infinity, node);
      return HOLDERS.has(node.type) ? undefined : 'skip';
    },
  });
  const ranges = blocks.toReversed().map(rangeOf);
  return [...ranges.map(([, to]) => to), ...ranges.map(([from]) => from), text.length, 0];
}

/** What may hold something that is placed. */
const HOLDERS: ReadonlySet<Nodes['type']> = new Set(['root', 'containerDirective', 'mdxJsxFlowElement']);

function isPlace(places: readonly string[], inner: number): boolean {
  return places.slice(0, places.length - inner).every((place) => [...HOLDERS].some((type) => place.startsWith(`{"type":"${type}"`)));
}
