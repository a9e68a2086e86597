import type { Nodes, Parents, Root } from 'mdast';
import { BODY_DIRECTIVES } from './directives.ts';
import { lineOf, walkTree } from './tree.ts';

/** A mark in a story’s text: something placed in it, or something that looks so and is not. */
export type BodyMark = { line: number } & (
  | { kind: 'photo' | 'related'; target: string }
  | { kind: 'unknown' | 'colons'; name: string }
  /** A photo inside a sentence or a list, where none can stand. */
  | { kind: 'inline-photo'; target: string }
);

/** Every mark of Markdown in a text, in order; those that components make are found where MDX is checked. */
export function findMarks(tree: Root): BodyMark[] {
  const marks: BodyMark[] = [];
  walkTree(tree, {
    enter: (node, around) => {
      const line = lineOf(node);
      if (node.type === 'image') marks.push({ kind: isPlaced(around) ? 'photo' : 'inline-photo', target: node.url, line });
      if (node.type === 'imageReference') marks.push({ kind: 'inline-photo', target: node.label ?? node.identifier, line });
      if (node.type === 'leafDirective' || node.type === 'containerDirective') marks.push(...directiveMarks(node, line));
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
  return (
    paragraph?.type === 'paragraph' && paragraph.children.length === 1 && outer.every(({ type }) => type === 'root' || PLACES.has(type))
  );
}

const PLACES: ReadonlySet<Nodes['type']> = new Set(['containerDirective', 'mdxJsxFlowElement']);

function directiveMarks(node: Extract<Nodes, { type: 'leafDirective' | 'containerDirective' }>, line: number): BodyMark[] {
  const { name, type, attributes } = node;
  const wanted = Object.hasOwn(BODY_DIRECTIVES, name) ? BODY_DIRECTIVES[name] : undefined;
  if (wanted === undefined) return [{ kind: 'unknown', name, line }];
  if (wanted !== (type === 'leafDirective' ? 2 : 3)) return [{ kind: 'colons', name, line }];
  return name === 'related' ? [{ kind: 'related', target: attributes?.story ?? '', line }] : [];
}
