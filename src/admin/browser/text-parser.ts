import type { Root } from 'mdast';
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
    return fromMarkdown(withoutWordsBeside(source), {
      extensions: [...(extensions ?? []), mdxjs()],
      mdastExtensions: [...(mdastExtensions ?? []), mdxFromMarkdown()],
    });
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
