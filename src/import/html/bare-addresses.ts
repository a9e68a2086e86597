import type { Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { linkAddress } from './addresses.ts';

/** Addresses written out in the text whose signs Markdown would have to escape, which would spoil the link that it makes of them. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"“”]*[*_~`[\]\\|&{}][^\s<>"“”]*/gi;

/** Makes links of them, which keep address and words apart. */
export function linkBareAddresses(node: Nodes): void {
  if (!('children' in node) || node.type === 'link') return;
  const parent = node as Parent;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    linkBareAddresses(child);
    return child.type === 'text' ? cutAtAddresses(child.value) : [child];
  });
}

function cutAtAddresses(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const shown = match[0].replace(/[.,;:!?'")\]*_~]+$/, '');
    const url = linkAddress(/^www\./i.test(shown) ? `http://${shown}` : shown, undefined);
    if (url === undefined) continue;
    if (match.index > end) parts.push({ type: 'text', value: text.slice(end, match.index) });
    parts.push({ type: 'link', url, children: [{ type: 'text', value: shown }] });
    end = match.index + shown.length;
  }
  if (end < text.length || parts.length === 0) parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}
