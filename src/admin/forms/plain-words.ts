import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';
import { unitsOf } from './text-flow.ts';

/** Words without their signs, as readers have them. */
export function plainWords(text: string, [start, end]: readonly [number, number], format: TextFormat): string {
  let words = '';
  walkTree(readTextTree(text, format), {
    enter: (node, around) => {
      const [from, to] = rangeOf(node);
      if (to <= start || from >= end) return 'skip';
      if (node.type === 'text')
        for (const unit of unitsOf(text, node, around))
          if (unit.from < end && unit.to > start) words += unit.kind === 'space' ? ' ' : plainSign(text.slice(unit.from, unit.to));
      if (node.type === 'inlineCode') words += node.value;
      if (node.type === 'break') words += ' ';
      return undefined;
    },
  });
  return inOneLine(words === '' ? text.slice(start, end) : words);
}

/** A sign that may be written by its name or behind a backslash. */
function plainSign(written: string): string {
  if (!/^[\\&]./.test(written)) return written;
  const [block] = readTextTree(written, 'md').children;
  const [sign] = block?.type === 'paragraph' ? block.children : [];
  return sign?.type === 'text' ? sign.value : written;
}

export function inOneLine(words: string): string {
  return words.trim().replace(/\s+/g, ' ');
}
