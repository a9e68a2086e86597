import type { Nodes, Parents, Root, Text } from 'mdast';
import { markdownToMdast, mdxToMdast, type Features } from 'satteri';
import { MAIN_TEXT } from './printed-text.ts';
import {
  escapeDirectives,
  lettersOf,
  mayHoldNone,
  placesInSource,
  placesNothing,
  swallowsText,
  type Directive,
  type EscapedText,
} from './directives.ts';

/** How a text is written: in Markdown, or in Markdown with components. */
export type TextFormat = 'md' | 'mdx';

/**
 * The Markdown that texts are written in, the same wherever one is read, printed or compiled. Front matter is cut off before; the words
 * of notes are put in where a text is printed.
 */
export const TEXT_FEATURES = {
  gfm: { footnotes: { label: '', backLabel: '{reference}', clobberPrefix: `${MAIN_TEXT}.` } },
  frontmatter: false,
  directive: true,
  // Quotation marks are set in the language of the text, which the parser does not know: quoted-tree.ts.
  smartPunctuation: { quotes: false },
} as const satisfies Features;

/** The same for a text in which a colon is always a colon. */
export const WITHOUT_DIRECTIVES = { ...TEXT_FEATURES, directive: false } as const satisfies Features;

/**
 * A text below its front matter as the tree that the page is printed from, each node with its place in the body. A colon in running
 * text is a colon: 12:20, Leser:innen. Throws where MDX cannot be parsed.
 */
export function readTextTree(body: string, format: TextFormat): Root {
  const features = hasDirectives(body) ? TEXT_FEATURES : WITHOUT_DIRECTIVES;
  const parse = (source: string): Root => parseText(source, format, features);
  const { tree, colons }: EscapedText =
    hasDirectives(body) && mayHoldNone(body)
      ? escapeDirectives(body, parse, findDirectives, swallowsText)
      : { source: body, tree: parse(body), colons: [] };
  if (colons.length > 0) restorePlaces(tree, colons);
  if (hasDirectives(body)) restoreColons(tree, body);
  return tree;
}

/** A text with every colon that places nothing escaped: what is printed or compiled in its place. */
export function withPlainColons(body: string, format: TextFormat): string {
  return escapeDirectives(body, (source) => parseText(source, format), findDirectives, placesNothing).source;
}

/** Without two colons a text places nothing, and is not parsed for it: every colon costs the parser a look at all that follows. */
export function hasDirectives(body: string): boolean {
  return body.includes('::');
}

/** The tree as the parser makes it. */
export function parseText(source: string, format: TextFormat, features: Features = TEXT_FEATURES): Root {
  const options = { features };
  const tree = format === 'mdx' ? mdxToMdast(source, options) : markdownToMdast(source, options);
  if (tree.type !== 'root') throw new Error(`The parser made a “${tree.type}” of a text.`);
  return tree;
}

/** The format of a text in a file, by its ending. */
export function formatOf(file: string): TextFormat {
  return file.endsWith('.mdx') ? 'mdx' : 'md';
}

/** What is done at the nodes of a tree. */
export interface TreeVisitor {
  /** Told of a node before its children, which are passed over when it answers “skip”. */
  enter(node: Nodes, around: readonly Parents[]): 'skip' | undefined;
  /** Told of a node after its children. */
  leave?(node: Nodes): void;
}

/** Goes through a tree in the order of its text, however deep it is: no node calls for another. */
export function walkTree(tree: Nodes, visitor: TreeVisitor): void {
  const around: Parents[] = [];
  const places: number[] = [];
  const open = (node: Nodes): void => {
    if (visitor.enter(node, around) !== 'skip' && 'children' in node) {
      around.push(node);
      places.push(0);
    } else visitor.leave?.(node);
  };
  open(tree);
  for (let parent = around.at(-1); parent !== undefined; parent = around.at(-1)) {
    const depth = places.length - 1;
    const place = places[depth] ?? 0;
    const child = parent.children[place];
    if (child === undefined) {
      around.pop();
      places.pop();
      visitor.leave?.(parent);
    } else {
      places[depth] = place + 1;
      open(child);
    }
  }
}

/** Every directive of a tree, in the order of its text. */
export function findDirectives(tree: Root): Directive[] {
  const found: Directive[] = [];
  walkTree(tree, {
    enter: (node) => {
      if (node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective') found.push(node);
      return undefined;
    },
  });
  return found;
}

/** Where a node begins and ends in the body. */
export function rangeOf({ position }: Nodes): readonly [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}

/** The line of the body on which a node begins. */
export function lineOf({ position }: Nodes): number {
  return position?.start.line ?? 1;
}

/** Leads the places of a tree that was parsed with added backslashes back to the body. */
function restorePlaces(tree: Root, colons: readonly number[]): void {
  const toSource = placesInSource(colons);
  walkTree(tree, {
    enter: ({ position }) => {
      for (const point of position ? [position.start, position.end] : []) {
        const offset = point.offset ?? 0;
        const lineStart = toSource(offset - point.column + 1);
        point.offset = toSource(offset);
        point.column = point.offset - lineStart + 1;
      }
      return undefined;
    },
  });
}

/** A directive in running text that holds nothing is its own letters. */
function restoreColons(tree: Root, body: string): void {
  walkTree(tree, {
    enter: (node) => {
      if (!('children' in node)) return undefined;
      const children: Nodes[] = node.children;
      children.forEach((child, place) => {
        if (child.type === 'textDirective') children[place] = textOf(child, body);
      });
      return undefined;
    },
  });
}

function textOf(directive: Directive, body: string): Text {
  const { position } = directive;
  return { type: 'text', value: lettersOf(directive, body), ...(position ? { position } : {}) };
}
