import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast, type Features, type MdastNode } from 'satteri';

/** How a text is written: in Markdown, or in Markdown with components. */
export type TextFormat = 'md' | 'mdx';

/** The Markdown that texts are written in, the same wherever one is read, printed or compiled. Front matter is cut off before. */
export const TEXT_FEATURES = {
  gfm: true,
  frontmatter: false,
  directive: true,
  smartPunctuation: true,
} as const satisfies Features;

/** A text below its front matter as a tree, each node with its place in the body. Throws where MDX cannot be parsed. */
export function readTextTree(body: string, format: TextFormat): Root {
  const tree: MdastNode =
    format === 'mdx' ? mdxToMdast(body, { features: TEXT_FEATURES }) : markdownToMdast(body, { features: TEXT_FEATURES });
  if (tree.type !== 'root') throw new Error(`The parser made a “${tree.type}” of a text.`);
  return tree;
}

/** The format of a text in a file, by its ending. */
export function formatOf(file: string): TextFormat {
  return file.endsWith('.mdx') ? 'mdx' : 'md';
}
