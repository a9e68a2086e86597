import type { Nodes } from 'mdast';
import { rangeOf, readTextTree, walkTree } from '../../content/text/tree.ts';
import type { LineKind } from './line-kinds.ts';
import type { Selected } from './text-edits.ts';
import { blocksOf, isTitle } from './text-flow.ts';

/** Why words that are selected cannot have signs of emphasis around them. */
export function whyNoEmphasis(selected: Selected): string {
  return (
    firstReason(selected, OF_WORDS) ??
    'Signs would stay signs here, or change what stands beside. Select whole words, without the marks at their edges.'
  );
}

/** Why lines cannot become what was asked for. */
export function whyNoLines(selected: Selected, kind: LineKind): string {
  return (
    firstReason(selected, [...OF_LINES, ...OF_WORDS]) ??
    `These lines cannot become ${NAMES[kind]} without a change to what stands beside them. Select them whole, and put an empty line before and behind them.`
  );
}

/** Why there can be no link in place of what is selected. */
export function whyNoLink(selected: Selected): string {
  const { text, start, end, format } = selected;
  const blocks = blocksOf(text, format).filter(({ block }) => rangeOf(block)[0] < end && rangeOf(block)[1] > start);
  if (blocks.length > 1) return 'A link has words of one paragraph. Select fewer of them.';
  return firstReason(selected, [...OF_LINKS, ...OF_WORDS]) ?? 'Select words of one paragraph, with nothing but words among them.';
}

const NAMES: Readonly<Record<LineKind, string>> = {
  heading: 'a heading',
  list: 'items of a list',
  numbers: 'numbered items',
  quotation: 'a quotation',
};

interface Reason {
  is: (node: Nodes, selected: Selected) => boolean;
  why: string;
}

const isOf =
  (...types: Nodes['type'][]): Reason['is'] =>
  ({ type }) =>
    types.includes(type);

const OF_WORDS: readonly Reason[] = [
  { is: isOf('code', 'inlineCode'), why: 'This is code: every sign in it stays as it is.' },
  { is: isOf('image', 'imageReference'), why: 'A photo has no words in the text. Its caption is among its own fields, under Photos.' },
  { is: isOf('leafDirective'), why: 'What is placed here has no words in the text. Select words before or behind it.' },
  { is: isTitle, why: 'The title of a note is plain words.' },
  { is: isAddress, why: 'This is where a link leads. Select its words, or press Link to change it.' },
  { is: isOf('definition'), why: 'This line says where a link leads; readers do not see it.' },
  { is: isOf('footnoteReference'), why: 'The sign of a footnote stays as it is. Select the words before or behind it.' },
  { is: isOf('html'), why: 'This is HTML, which a story does not have.' },
  { is: isOf('mdxTextExpression', 'mdxFlowExpression', 'mdxjsEsm'), why: 'What stands in curly brackets stays as it is.' },
  {
    is: isOf('mdxJsxFlowElement', 'mdxJsxTextElement'),
    why: 'A component stays as it is. Select words within it, or before or behind it; “Change the one at the cursor” opens its form.',
  },
];

const OF_LINES: readonly Reason[] = [
  { is: isOf('table'), why: 'A table has cells, and no lines that could become anything else.' },
  {
    is: (node) => node.type === 'listItem' && typeof node.checked === 'boolean',
    why: 'An item with a box to tick stays what it is. Take the box away first.',
  },
];

const OF_LINKS: readonly Reason[] = [
  { is: isOf('footnoteReference'), why: 'A link cannot hold the sign of a footnote. Select the words before or behind it.' },
];

/** The first that holds of something that is selected, or that the cursor is in. */
function firstReason(selected: Selected, reasons: readonly Reason[]): string | undefined {
  const touched = touchedBy(selected);
  return reasons.find(({ is }) => touched.some((node) => is(node, selected)))?.why;
}

function touchedBy({ text, start, end, format }: Selected): Nodes[] {
  const touched: Nodes[] = [];
  walkTree(readTextTree(text, format), {
    enter: (node) => {
      const [from, to] = rangeOf(node);
      if (node.type === 'root' || (start === end ? from <= start && to >= end : from < end && to > start)) touched.push(node);
      return undefined;
    },
  });
  return touched;
}

/** Whether what is selected of a link is none of its words. */
function isAddress(node: Nodes, { start, end }: Selected): boolean {
  if (node.type !== 'link') return false;
  const last = node.children.at(-1);
  return last === undefined || (rangeOf(last)[1] < start && rangeOf(node)[1] >= end);
}
