import type { Nodes, Parents, Root } from 'mdast';
import { BODY_DIRECTIVES } from './directives.ts';
import { lineOf, rangeOf, walkTree } from './tree.ts';

/** A mark in a story’s text: something placed in it, or something that looks so and is not. */
export type BodyMark = { line: number } & (
  | { kind: 'photo' | 'related'; target: string }
  | { kind: 'unknown' | 'colons'; name: string }
  /** A photo inside a sentence or a list, where none can stand. */
  | { kind: 'inline-photo'; target: string }
  /** A story inside a list, a quotation or a footnote, where none can stand. */
  | { kind: 'inline-related'; target: string }
  /** What stands beside a name on its line, where the parser leaves it out. */
  | { kind: 'beside'; name: string; words: string }
);

/** Every mark of Markdown in a body, in order; those that components make are found where MDX is checked. */
export function findMarks(tree: Root, body: string): BodyMark[] {
  const marks: BodyMark[] = [];
  walkTree(tree, {
    enter: (node, around) => {
      const line = lineOf(node);
      if (node.type === 'image') marks.push({ kind: isPlaced(around) ? 'photo' : 'inline-photo', target: node.url, line });
      if (node.type === 'imageReference') marks.push({ kind: 'inline-photo', target: node.label ?? node.identifier, line });
      if (node.type === 'leafDirective' || node.type === 'containerDirective') marks.push(...directiveMarks(node, around, body));
      return undefined;
    },
  });
  return marks;
}

/** What the marks of one kind point at. */
export function targetsOf(marks: readonly BodyMark[], kind: 'photo' | 'related'): string[] {
  return marks.flatMap((mark) => (mark.kind === kind ? [mark.target] : []));
}

/** True of a photo that is a paragraph of its own, in the text itself or in something placed in it. */
function isPlaced(around: readonly Parents[]): boolean {
  const [paragraph, ...outer] = around.toReversed();
  return paragraph?.type === 'paragraph' && paragraph.children.length === 1 && outer.every(({ type }) => PLACES.has(type));
}

const PLACES: ReadonlySet<Nodes['type']> = new Set(['root', 'containerDirective', 'mdxJsxFlowElement']);

type PlacedDirective = Extract<Nodes, { type: 'leafDirective' | 'containerDirective' }>;

function directiveMarks(node: PlacedDirective, around: readonly Parents[], body: string): BodyMark[] {
  const { name, type, attributes } = node;
  const line = lineOf(node);
  const wanted = Object.hasOwn(BODY_DIRECTIVES, name) ? BODY_DIRECTIVES[name] : undefined;
  if (wanted === undefined) return [{ kind: 'unknown', name, line }];
  if (wanted !== (type === 'leafDirective' ? 2 : 3)) return [{ kind: 'colons', name, line }];
  const words = wordsBeside(node, body);
  const lost: BodyMark[] = words === '' ? [] : [{ kind: 'beside', name, words, line }];
  if (name !== 'related') return lost;
  const kind = around.every((parent) => PLACES.has(parent.type)) ? 'related' : 'inline-related';
  return [{ kind, target: attributes?.story ?? '', line }, ...lost];
}

/** What stands on the line of a directive and is nowhere on the page. */
function wordsBeside(node: PlacedDirective, body: string): string {
  const [start, end] = rangeOf(node);
  if (node.type === 'leafDirective') {
    const isSound = node.children.length === 0 && Object.keys(node.attributes ?? {}).every((name) => name === 'story');
    return isSound ? '' : body.slice(body.indexOf(node.name, start) + node.name.length, end).trim();
  }
  const [first] = node.children;
  const isTitle = first?.type === 'paragraph' && (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
  const from = isTitle ? rangeOf(first)[1] : body.indexOf(node.name, start) + node.name.length;
  const lineEnd = body.indexOf('\n', from);
  return body.slice(from, lineEnd < 0 ? end : Math.min(lineEnd, end)).trim();
}
