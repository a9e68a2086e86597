import type { Element, ElementContent, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import type { AddressSpace } from '../../shared/urls.ts';
import type { StoryView } from '../views/story.ts';
import { writeStoryContent, type StoryTexts } from './story-content.ts';

/** How far the headings of a story move down where it stands below the headline of a page that gathers several. */
const LOWERED = 1;
const LOWEST = 6;

/** What a story tells, as HTML below its headline on a page of this site that gathers several. */
export function writeGatheredStory(space: AddressSpace, view: StoryView, texts: StoryTexts): string {
  const html = writeStoryContent({ ...space, origin: '' }, view, texts);
  const tree = htmlToHast(html, { fragment: true });
  const children = unwrapped(tree.type === 'root' ? tree.children : []);
  for (const child of children) adapt(child, space.origin);
  return toHtml({ type: 'root', children }, { characterReferences: { useNamedReferences: true } });
}

/** The page itself says in which direction it runs; in a feed, each item has to. */
function unwrapped(children: RootContent[]): RootContent[] {
  const [only, ...others] = children;
  const isWrapped = only?.type === 'element' && others.length === 0 && only.tagName === 'div' && only.properties.dir !== undefined;
  return isWrapped ? only.children : children;
}

function adapt(node: RootContent | ElementContent, origin: string): void {
  if (node.type !== 'element') return;
  lowerHeading(node);
  // An aside is a landmark, of which a page of many stories would have dozens.
  if (node.tagName === 'aside') {
    node.tagName = 'div';
    node.properties.role = 'note';
  }
  if (node.tagName === 'img') Object.assign(node.properties, { loading: 'lazy', decoding: 'async' });
  const { href } = node.properties;
  if (typeof href === 'string' && href.startsWith(`${origin}/`)) node.properties.href = href.slice(origin.length);
  for (const child of node.children) adapt(child, origin);
}

function lowerHeading(node: Element): void {
  const [, level] = /^h([2-6])$/.exec(node.tagName) ?? [];
  if (level !== undefined) node.tagName = `h${Math.min(LOWEST, Number(level) + LOWERED)}`;
}
