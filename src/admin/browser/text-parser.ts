import type { Nodes, Parents, Root, RootContent } from 'mdast';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';

/**
 * The parser of texts in a browser. The newspaper’s own is a program for processors; this one stands in for it by its name when the
 * room is compiled, so that the rules for texts are the same. Of what a parser can be told, only this is read.
 */
interface ParserOptions {
  features?: { directive?: boolean };
}

export function markdownToMdast(source: string, options: ParserOptions = {}): Root {
  return fromMarkdown(withoutWordsBeside(source), extensionsOf(options));
}

/** Throws as the newspaper’s own parser does: with line and column before what is wrong. */
export function mdxToMdast(source: string, options: ParserOptions = {}): Root {
  const { extensions, mdastExtensions } = extensionsOf(options);
  try {
    const tree = fromMarkdown(withoutWordsBeside(source), {
      extensions: [...(extensions ?? []), mdxjs()],
      mdastExtensions: [...(mdastExtensions ?? []), mdxFromMarkdown()],
    });
    standAlone(tree);
    return tree;
  } catch (error) {
    throw isPlaced(error)
      ? new Error(`${String(error.line)}:${String(error.column)}: ${reasonOf(error, source)}`, { cause: error })
      : error;
  }
}

function extensionsOf({ features = {} }: ParserOptions): Options {
  const placing = features.directive === false ? [] : [{ syntax: directive(), tree: directiveFromMarkdown() }];
  return {
    extensions: [gfm({ singleTilde: false }), ...placing.map(({ syntax }) => syntax)],
    mdastExtensions: [gfmFromMarkdown(), ...placing.map(({ tree }) => tree)],
  };
}

/** As MDX has it, components alone on a line are blocks, and not a paragraph that holds them. */
function standAlone(node: Parents): void {
  const children = node.children.flatMap((child): Nodes[] => {
    if (child.type !== 'paragraph' || !child.children.some(isComponent) || !child.children.every((one) => isComponent(one) || isBlank(one)))
      return [child];
    return child.children.filter(isComponent).map(asBlock);
  });
  node.children.splice(0, Infinity, ...(children as typeof node.children & RootContent[]));
  for (const child of children) if ('children' in child) standAlone(child);
}

function isComponent(node: Nodes): boolean {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxTextExpression';
}

function asBlock(node: Nodes): Nodes {
  if (node.type === 'mdxJsxTextElement') return { ...node, type: 'mdxJsxFlowElement' } as Nodes;
  return node.type === 'mdxTextExpression' ? { ...node, type: 'mdxFlowExpression' } : node;
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** What begins a note or a pull quote, and words that stand beside it on its line. */
const BEGINNING = /^([ \t>]*:{3,}[A-Za-z][\w-]*(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?)([ \t]+\S.*)$/gm;

/** The newspaper’s own parser passes such words over, where this one would see nothing placed. All other letters keep their places. */
function withoutWordsBeside(source: string): string {
  return source.includes(':::') ? source.replace(BEGINNING, (_, begun: string, words: string) => begun + ' '.repeat(words.length)) : source;
}

interface PlacedError {
  line: number;
  column: number;
  reason: string;
}

/** Of an end without a beginning this parser does not say whose it is. */
function reasonOf({ line, column, reason }: PlacedError, source: string): string {
  if (!reason.startsWith('Unexpected closing slash')) return reason;
  const from = (source.split('\n')[line - 1] ?? '').slice(Math.max(0, column - 2));
  return `Unexpected closing tag \`</${/<\/([^>\s]*)/.exec(from)?.[1] ?? ''}>\``;
}

function isPlaced(error: unknown): error is PlacedError {
  return error instanceof Error && 'reason' in error && 'line' in error && typeof error.line === 'number';
}
