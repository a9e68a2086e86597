import type { Nodes } from 'mdast';
import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';
import { blocksOf, flowIfReadable, flowOf, isSamePlace, type Letter } from './text-flow.ts';
import { escaped } from './escaped-words.ts';
import { SplicedText, type Selected, type Splice, type TextEdit } from './text-edits.ts';

/** What a form for a link begins with: the link that is there, or the words that are selected. */
export interface BegunLink {
  address: string;
  words: string;
}

export function begunLink(selected: Selected): BegunLink {
  const link = linkAround(selected);
  const label = link && selected.text[rangeOf(link)[0]] === '[' ? selected.text.slice(...labelOf(link)) : '';
  if (link) return { address: link.url, words: inOneLine(label) };
  const words = inOneLine(selected.text.slice(selected.start, selected.end));
  return /^https?:\/\/\S+$/.test(words) ? { address: words, words: '' } : { address: '', words };
}

/**
 * A link in place of what is selected, or of the link that it is in; undefined where none can be. Of emphasis that is selected in part,
 * the whole comes into it.
 */
export function writeLink(selected: Selected, address: string, words: string): TextEdit | undefined {
  const { text, format } = selected;
  const link = linkAround(selected);
  const own: Stretch = link ? { range: rangeOf(link), label: labelOf(link) } : stretchOf(trimmed(selected));
  const isKept = inOneLine(text.slice(...own.label)) === inOneLine(words);
  const stretches = isKept ? [own, ...(link ? [] : [stretchOf(withWholeNodes(selected))])] : [own];
  const target = address.replace(/[()<>\\\s]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  const before = flowOf(text, format);
  for (const { range, label } of stretches) {
    if (blocksOf(text, format).filter(({ block }) => rangeOf(block)[0] < range[1] && rangeOf(block)[1] > range[0]).length > 1) continue;
    const written = isKept ? withoutLinks(text, label, format) : escaped(inOneLine(words));
    const [from, to] = range;
    const backslash = (/\\*$/.exec(text.slice(0, from))?.[0].length ?? 0) % 2 === 1 ? '\\' : '';
    const isPicture = text[from - 1] === '!' && text[from - 2] !== '\\';
    const begin = isPicture ? from - 1 : from;
    const destination = target.replace(/&(?=#?\w+;)/g, '\\&');
    const spliced = new SplicedText(text, [
      { from: begin, to, written: `${backslash}${isPicture ? '\\!' : ''}[${written}](${destination})` },
    ]);
    const after = flowIfReadable(spliced.text, format);
    const place = spliced.placeOf(to, 'behind');
    const said = isKept
      ? before
          .filter((letter) => letter.from < label[1] && letter.to > label[0])
          .map(({ sign }) => sign)
          .join('')
      : words.replace(/\s/g, '');
    if (after && isLinked(before, after, { range, url: target, said })) return spliced.edit([place, place]);
  }
  return undefined;
}

interface Linked {
  range: readonly [number, number];
  url: string;
  /** Its words without the spaces between them. */
  said: string;
}

/** Whether there is a link now, and nothing beside it is another. */
function isLinked(before: readonly Letter[], after: readonly Letter[], { range: [from, to], url, said }: Linked): boolean {
  const [head, tail] = [before.filter((letter) => letter.to <= from), before.filter((letter) => letter.from >= to)];
  const linked = after.slice(head.length, after.length - tail.length);
  const isLink = (place: string): boolean => place.startsWith('{"type":"link"') && place.includes(`"url":${JSON.stringify(url)}`);
  return (
    linked.length > 0 &&
    linked.every(({ places }) => places.some(isLink)) &&
    linked.map(({ sign }) => sign).join('') === said &&
    [...head, ...tail].every((old, at) => {
      const letter = after[at < head.length ? at : at + linked.length];
      return letter !== undefined && letter.sign === old.sign && isSamePlace(letter, old);
    })
  );
}

interface Stretch {
  /** What is written anew. */
  range: readonly [number, number];
  /** What of it are words. */
  label: readonly [number, number];
}

function stretchOf(range: [number, number]): Stretch {
  return { range, label: range };
}

type Link = Extract<Nodes, { type: 'link' }>;

function linkAround({ text, start, end, format }: Selected): Link | undefined {
  let link: Link | undefined;
  walkTree(readTextTree(text, format), {
    enter: (node) => {
      const [from, to] = rangeOf(node);
      if (node.type === 'link' && from <= start && to >= end && (start < end || (from < start && to > start))) link = node;
      return undefined;
    },
  });
  return link;
}

function labelOf({ children, position }: Link): [number, number] {
  const [first, last] = [children[0], children.at(-1)];
  const end = position?.end.offset ?? 0;
  return first && last ? [rangeOf(first)[0], rangeOf(last)[1]] : [end, end];
}

function trimmed({ text, start, end }: Selected): [number, number] {
  const words = text.slice(start, end);
  if (words.trim() === '') return [end, end];
  return [start + words.length - words.trimStart().length, end - (words.length - words.trimEnd().length)];
}

const INLINE: ReadonlySet<Nodes['type']> = new Set([
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'link',
  'linkReference',
  'footnoteReference',
]);

/** What is selected, with what is selected of it in part. */
function withWholeNodes(selected: Selected): [number, number] {
  let [start, end] = trimmed(selected);
  walkTree(readTextTree(selected.text, selected.format), {
    enter: (node) => {
      const [from, to] = rangeOf(node);
      const isCut = from < end && to > start && ((from < start && to < end) || (from > start && to > end) || node.type === 'inlineCode');
      if (INLINE.has(node.type) && isCut) [start, end] = [Math.min(start, from), Math.max(end, to)];
      return undefined;
    },
  });
  return [start, end];
}

/** Words as those of a link, in which no other can be, nor half a pair of brackets. */
function withoutLinks(text: string, [start, end]: readonly [number, number], format: TextFormat): string {
  const splices: Splice[] = [];
  const own: [number, number][] = [];
  walkTree(readTextTree(text, format), {
    enter: (node) => {
      const [from, to] = rangeOf(node);
      if (node.type === 'link' && from >= start && to <= end && text[from] === '[') {
        const [first, last] = labelOf(node);
        splices.push({ from, to: first, written: '' }, { from: last, to, written: '' });
      }
      if (node.type === 'text' && from < end && to > start) own.push([Math.max(from, start), Math.min(to, end)]);
      return undefined;
    },
  });
  for (const [from, to] of own)
    for (const { index } of text.slice(from, to).matchAll(/(?<!\\)(?:\\\\)*[[\]]/g)) {
      const at = from + index + (/[[\]]/.exec(text.slice(from + index))?.index ?? 0);
      splices.push({ from: at, to: at, written: '\\' });
    }
  const label = new SplicedText(text.slice(0, end), splices).text.slice(start);
  return /(?<!\\)(?:\\\\)*\\$/.test(label) ? `${label}\\` : label;
}

function inOneLine(words: string): string {
  return words.trim().replace(/\s+/g, ' ');
}
