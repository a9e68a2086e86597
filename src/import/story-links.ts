import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import { TEXT_FEATURES } from '../content/text/tree.ts';

/** A link in a text of Markdown, by where it stands in the source. */
export interface StoryLink {
  readonly start: number;
  readonly end: number;
  readonly address: string;
  /** The source of its words. */
  readonly label: string;
  /** An address written out, which is its own link. */
  readonly isBare: boolean;
}

/** Every link of a story’s text, in the order of the text. What stands in code is none. */
export function linksIn(body: string, isMdx: boolean): StoryLink[] {
  if (!body.includes('](') && !body.includes('://')) return [];
  const links: StoryLink[] = [];
  const tree = treeOf(body, isMdx);
  if (tree !== undefined) collect(tree, body, links);
  return links;
}

/** The text with some of its links written anew; what `write` gives nothing for stays. */
export function withLinks(body: string, isMdx: boolean, write: (link: StoryLink) => string | undefined): string {
  let out = '';
  let end = 0;
  for (const link of linksIn(body, isMdx)) {
    const text = write(link);
    if (text === undefined) continue;
    out += body.slice(end, link.start) + text;
    end = link.end;
  }
  return out + body.slice(end);
}

/** A link as its words alone. An address written out is set as code, since it would be a link again. */
export function wordsOfLink({ label, isBare }: StoryLink): string {
  return isBare || /^(?:https?:\/\/|www\.)\S+$/i.test(label) ? `\`${label.replace(/\\(?=[!-/:-@[-`{-~])/g, '')}\`` : label;
}

/** Where a node begins and ends in its source; undefined when it has no place there. */
export function rangeOf({ position }: MdastNode): { start: number; end: number } | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset];
  return start === undefined || end === undefined ? undefined : { start, end };
}

const FEATURES = { features: TEXT_FEATURES };

/** Nothing for a text that is no sound MDX: the site’s check says what is wrong with it. */
function treeOf(body: string, isMdx: boolean): MdastNode | undefined {
  try {
    return isMdx ? mdxToMdast(body, FEATURES) : markdownToMdast(body, FEATURES);
  } catch {
    return undefined;
  }
}

function collect(node: MdastNode, body: string, links: StoryLink[]): void {
  const range = rangeOf(node);
  if (node.type === 'link' && range !== undefined) {
    const { start, end } = range;
    const source = body.slice(start, end);
    const isBare = !source.startsWith('[');
    const label = isBare ? source.replace(/^<|>$/g, '') : source.slice(1, source.lastIndexOf(']('));
    links.push({ start, end, address: node.url, label, isBare });
    return;
  }
  if ('children' in node) for (const child of node.children) collect(child, body, links);
}
