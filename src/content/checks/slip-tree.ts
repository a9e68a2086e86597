import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import { hasDirectives } from '../text/tree.ts';

/** A text in MDX that cannot be read is told elsewhere. */
export function parse(body: string, isMdx: boolean): MdastNode | undefined {
  const options = { features: { gfm: true, directive: hasDirectives(body), frontmatter: false } };
  try {
    return isMdx ? mdxToMdast(body, options) : markdownToMdast(body, options);
  } catch {
    return undefined;
  }
}

export function childrenOf(node: MdastNode): readonly MdastNode[] {
  return 'children' in node ? node.children : [];
}
