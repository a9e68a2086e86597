import type { Nodes } from 'mdast';
import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';
import { flowIfReadable, type Letter } from './text-flow.ts';
import { lineStart } from './text-lines.ts';
import { SplicedText, type Selected, type TextEdit } from './text-edits.ts';

/**
 * Puts what stands on lines of its own in place of what is selected, with an empty line before and behind it. Where it would tear apart
 * something else, such as a list or code, it is put behind that, or before.
 */
export function placeBlock(selected: Selected, written: string): TextEdit {
  const { text, format } = selected;
  const before = flowIfReadable(text, format);
  const own = flowIfReadable(written, format);
  const places: Place[] = [[selected.start, selected.end], ...(before ? besides(selected) : [])];
  const edits = places.map((place) => ({ place, edit: placedAt(text, place, written) }));
  // What cannot be read has no better place than that of the cursor; all else is safest behind what the cursor is in.
  const found = before && own ? edits.find(({ place, edit }) => isWhole(before, own, edit.spliced.text, place, format)) : undefined;
  const { spliced, end } = (found ?? edits[1] ?? edits[0])?.edit ?? placedAt(text, [selected.start, selected.end], written);
  return spliced.edit([end, end]);
}

type Place = readonly [start: number, end: number];

function placedAt(text: string, [start, last]: Place, written: string): { spliced: SplicedText; end: number } {
  const from = text.slice(0, start).trimEnd().length;
  const line = lineStart(text, last);
  // The indentation of a line is a part of that line.
  const end = start === last && text.slice(line, last).trim() === '' ? line : last;
  const spaces = end === line ? /^(?:[ \t]*\r?\n)*(?:[ \t]*$)?/ : /^[ \t]*(?:\r?\n(?:[ \t]*\r?\n)*)?(?:[ \t]*$)?/;
  const to = Math.max(from, end + (spaces.exec(text.slice(end))?.[0].length ?? 0));
  const begin = from === 0 ? '' : '\n\n';
  const spliced = new SplicedText(text, [{ from, to, written: `${begin}${written}\n${to === text.length ? '' : '\n'}` }]);
  return { spliced, end: from + begin.length + written.length + 1 };
}

/** Whether all that is not replaced is as it was, and what is placed is what it is by itself. */
function isWhole(before: readonly Letter[], own: readonly Letter[], text: string, [start, end]: Place, format: TextFormat): boolean {
  const after = flowIfReadable(text, format);
  if (!after) return false;
  const head = before.filter(({ to }) => to <= start);
  const tail = before.filter(({ from }) => from >= end);
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

/** Behind the block that the cursor is in, and before it: blocks of the text, or of something placed in it. */
function besides({ text, start, end, format }: Selected): Place[] {
  let block: Nodes | undefined;
  walkTree(readTextTree(text, format), {
    enter: (node, around) => {
      const [from, to] = rangeOf(node);
      if (node.type === 'root') return undefined;
      if (to < start || from > end || around.some(({ type }) => !HOLDERS.has(type))) return 'skip';
      block = node;
      return HOLDERS.has(node.type) ? undefined : 'skip';
    },
  });
  if (!block) return [];
  const [from, to] = rangeOf(block);
  return [
    [to, to],
    [from, from],
  ];
}

/** What may hold something that is placed. */
const HOLDERS: ReadonlySet<Nodes['type']> = new Set(['root', 'containerDirective', 'mdxJsxFlowElement']);

function isPlace(places: readonly string[], inner: number): boolean {
  return places.slice(0, places.length - inner).every((place) => [...HOLDERS].some((type) => place.startsWith(`{"type":"${type}"`)));
}
