import type { Nodes } from 'mdast';
import { rangeOf, readTextTree, walkTree, type TextFormat } from '../../content/text/tree.ts';
import { blocksOf, flowIfReadable, flowOf, isSamePlace, type Letter } from './text-flow.ts';
import { escaped } from './escaped-words.ts';
import { inOneLine, plainWords } from './plain-words.ts';
import { SplicedText, type Selected, type Splice, type TextEdit } from './text-edits.ts';

/** What a form for a link begins with: the link that is there, or the words that are selected, as readers have them. */
export interface BegunLink {
  address: string;
  words: string;
}

export function begunLink(selected: Selected): BegunLink {
  const { text, format } = selected;
  const link = linkAround(selected);
  if (link) return { address: link.url, words: text[rangeOf(link)[0]] === '[' ? plainWords(text, labelOf(link), format) : '' };
  const words = plainWords(text, trimmed(selected), format);
  return /^https?:\/\/\S+$/.test(words) ? { address: words, words: '' } : { address: '', words };
}

/** Whether there can be a link at all, in place of what is selected or of the link that it is in. */
export function canBeLink(selected: Selected): boolean {
  return writeLink(selected, '/', begunLink(selected).words || 'words') !== undefined;
}

/**
 * A link in place of what is selected, or of the link that it is in; undefined where none can be. Words that are not changed stay as they
 * are written, with their signs; of emphasis that is selected in part, the whole comes into the link. Footnotes stay outside: the build
 * knows none in a link.
 */
export function writeLink(selected: Selected, address: string, words: string): TextEdit | undefined {
  const { text, format } = selected;
  const link = linkAround(selected);
  const chosen = trimmed(selected);
  const own: Stretch = link ? { range: rangeOf(link), label: labelOf(link) } : stretchOf(chosen);
  const isKept = plainWords(text, own.label, format) === inOneLine(words);
  const others = [() => withWhatIsAround(selected, chosen), ...(isKept ? [() => stretchOf(withWholeNodes(selected, chosen))] : [])];
  const target = address.replace(/[()<>\\\s]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
  const destination = target.replace(/&(?=#?\w+;)/g, '\\&');
  const title = link?.title ?? '';
  const before = flowOf(text, format);
  for (const stretch of [() => own, ...(link ? [] : others)]) {
    const { range, label, signs = ['', ''] } = stretch();
    if (blocksOf(text, format).filter(({ block }) => rangeOf(block)[0] < range[1] && rangeOf(block)[1] > range[0]).length > 1) continue;
    if (before.some(({ sign, from, to }) => isFootnote(sign) && from < range[1] && to > range[0])) continue;
    const written = isKept ? withoutLinks(text, label, format) : escaped(inOneLine(words));
    const [from, to] = range;
    const backslash = (/\\*$/.exec(text.slice(0, from))?.[0].length ?? 0) % 2 === 1 ? '\\' : '';
    const isPicture = text[from - 1] === '!' && text[from - 2] !== '\\';
    const begin = isPicture ? from - 1 : from;
    const titled = title === '' ? '' : ` "${title.replace(/[\\"&]/g, '\\$&')}"`;
    const whole = `${backslash}${isPicture ? '\\!' : ''}[${signs[0]}${written}${signs[1]}](${destination}${titled})`;
    const spliced = new SplicedText(text, [{ from: begin, to, written: whole }]);
    const after = flowIfReadable(spliced.text, format);
    const place = spliced.placeOf(to, 'behind');
    const said = isKept
      ? before
          .filter((letter) => letter.from < label[1] && letter.to > label[0])
          .map(({ sign }) => sign)
          .join('')
      : words.replace(/\s/g, '');
    if (after && isLinked(before, after, { range, url: target, title, said })) return spliced.edit([place, place]);
  }
  return undefined;
}

interface Linked {
  range: readonly [number, number];
  url: string;
  title: string;
  /** Its words without the spaces between them. */
  said: string;
}

/** Whether there is a link now, and nothing beside it is another. */
function isLinked(before: readonly Letter[], after: readonly Letter[], { range: [from, to], url, title, said }: Linked): boolean {
  const [head, tail] = [before.filter((letter) => letter.to <= from), before.filter((letter) => letter.from >= to)];
  const linked = after.slice(head.length, after.length - tail.length);
  const isLink = (place: string): boolean =>
    place.startsWith('{"type":"link"') &&
    place.includes(`"url":${JSON.stringify(url)}`) &&
    (title === '' || place.includes(`"title":${JSON.stringify(title)}`));
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
  /** The signs of emphasis that come into the link with them. */
  signs?: readonly [string, string];
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

/** The words that are selected: of one block, without the signs before them, and without footnotes at their edges. */
function trimmed({ text, start, end, format }: Selected): [number, number] {
  if (start === end) return [end, end];
  const blocks = blocksOf(text, format).filter(({ block }) => rangeOf(block)[0] < end && rangeOf(block)[1] > start);
  const children: Nodes[] = blocks.length === 1 ? (blocks[0]?.block.children ?? []) : [];
  const [first, last] = [children[0], children.at(-1)];
  let [from, to] = first && last ? [Math.max(start, rangeOf(first)[0]), Math.min(end, rangeOf(last)[1])] : [start, end];
  const footnotes = !text.includes('[^') ? [] : flowOf(text, format).filter(({ sign }) => isFootnote(sign));
  for (;;) {
    const words = text.slice(from, to);
    if (words.trim() === '') return [end, end];
    [from, to] = [from + words.length - words.trimStart().length, to - (words.length - words.trimEnd().length)];
    const before = footnotes.find((note) => note.from === from && note.to <= to);
    const behind = footnotes.find((note) => note.to === to && note.from >= from);
    if (!before && !behind) return [from, to];
    if (before) from = before.to;
    else if (behind) to = behind.from;
  }
}

function isFootnote(sign: string): boolean {
  return sign.startsWith('{"type":"footnoteReference"');
}

/** What is selected, with the emphasis of which it is all. */
function withWhatIsAround(selected: Selected, label: readonly [number, number]): Stretch {
  let range = label;
  walkTree(readTextTree(selected.text, selected.format), {
    enter: () => undefined,
    // From the innermost on.
    leave: (node) => {
      if (!('children' in node) || !EMPHASIS.has(node.type)) return;
      const [first, last] = [node.children[0], node.children.at(-1)];
      if (first && last && rangeOf(first)[0] === range[0] && rangeOf(last)[1] === range[1]) range = rangeOf(node);
    },
  });
  const signs = [selected.text.slice(range[0], label[0]), selected.text.slice(label[1], range[1])] as const;
  return { range, label, signs };
}

const EMPHASIS: ReadonlySet<Nodes['type']> = new Set(['emphasis', 'strong', 'delete']);

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
function withWholeNodes(selected: Selected, words: readonly [number, number]): [number, number] {
  let [start, end] = words;
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
