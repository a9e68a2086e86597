import type { ElementContent, Parents, RootContent, Root } from 'hast';
import { element, isBlock, isElement } from './html-tree.ts';

const BLANK_LINE = /\n[ \t\r]*\n/;
/** What holds paragraphs, in which WordPress’s classic editor left them unmarked. */
const HOLDERS = ['div', 'blockquote', 'section', 'article', 'aside', 'main', 'center', 'details'];
const LINES = ['p', 'li', 'td', 'th', 'dd', 'dt', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** True for a text whose paragraphs are told apart by empty lines, as WordPress’s classic editor keeps them. */
export function isClassic(tree: Root): boolean {
  return runsOf(tree.children).some((run) => !run.isBlock && BLANK_LINE.test(run.nodes.map(sourceText).join('').trim()));
}

/** Marks the paragraphs and lines of such a text, in place. */
export function markClassicParagraphs(parent: Parents): void {
  const marked = runsOf(parent.children).flatMap((run): RootContent[] => {
    if (!run.isBlock) return paragraphsOf(run.nodes as ElementContent[]);
    for (const node of run.nodes) {
      if (isElement(node, ...HOLDERS)) markClassicParagraphs(node);
      else if (isElement(node, ...LINES)) markLines(node);
      else if (isElement(node) && !isElement(node, 'pre', 'figure')) markInside(node);
    }
    return run.nodes;
  });
  parent.children = marked;
}

/** Lists and tables have no paragraphs of their own, but what stands in them may. */
function markInside(parent: Parents): void {
  for (const child of parent.children) {
    if (!isElement(child) || child.tagName === 'pre') continue;
    if (isElement(child, ...LINES)) markLines(child);
    else markInside(child);
  }
}

function markLines(parent: Parents): void {
  if (parent.children.some(isBlock)) {
    if (runsOf(parent.children).some((run) => !run.isBlock && BLANK_LINE.test(run.nodes.map(sourceText).join('').trim())))
      markClassicParagraphs(parent);
    else markInside(parent);
    return;
  }
  parent.children = trimLines(parent.children.flatMap((node) => linesOf(node as ElementContent)));
}

interface Run {
  readonly isBlock: boolean;
  readonly nodes: RootContent[];
}

function runsOf(nodes: readonly RootContent[]): Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    const block = isBlock(node) || node.type === 'doctype';
    const last = runs.at(-1);
    if (last?.isBlock === block) last.nodes.push(node);
    else runs.push({ isBlock: block, nodes: [node] });
  }
  return runs;
}

function sourceText(node: RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'img' ? '\uFFFC' : node.children.map(sourceText).join('');
}

function paragraphsOf(run: readonly ElementContent[]): ElementContent[] {
  const paragraphs: ElementContent[][] = [[]];
  for (const node of run) {
    if (node.type !== 'text') {
      paragraphs.at(-1)?.push(...linesOf(node));
      continue;
    }
    node.value.split(/\n[ \t\r]*\n\s*/).forEach((part, index) => {
      if (index > 0) paragraphs.push([]);
      if (part !== '') paragraphs.at(-1)?.push(...linesOf({ type: 'text', value: part }));
    });
  }
  return paragraphs.flatMap((nodes) => {
    const lines = trimLines(nodes);
    const isBare = lines.every((node) => node.type === 'comment' || (node.type === 'text' && node.value.trim() === ''));
    return isBare ? lines : [element('p', {}, lines)];
  });
}

function linesOf(node: ElementContent): ElementContent[] {
  if (node.type === 'text') {
    return node.value.split('\n').flatMap((line, index): ElementContent[] => {
      const text: ElementContent = { type: 'text', value: line };
      return index === 0 ? [text] : [element('br', { dataLine: '' }, []), text];
    });
  }
  if (node.type === 'element' && node.tagName !== 'pre' && node.tagName !== 'code' && !isBlock(node)) {
    node.children = node.children.flatMap(linesOf);
  }
  return [node];
}

function trimLines(nodes: readonly ElementContent[]): ElementContent[] {
  const isEmpty = (node: ElementContent | undefined): boolean =>
    isElement(node, 'br') || (node?.type === 'text' && node.value.trim() === '');
  let start = 0;
  let end = nodes.length;
  while (start < end && isEmpty(nodes[start])) start += 1;
  while (end > start && isEmpty(nodes[end - 1])) end -= 1;
  return nodes
    .slice(start, end)
    .filter((node, index, all) => !(isElement(node, 'br') && node.properties.dataLine === '' && followsBreak(all, index)));
}

/** A line break after `<br>` in the source is not a second one. */
function followsBreak(nodes: readonly ElementContent[], index: number): boolean {
  const before = nodes[index - 1];
  if (isElement(before, 'br')) return true;
  return before?.type === 'text' && before.value.trim() === '' && isElement(nodes[index - 2], 'br');
}
