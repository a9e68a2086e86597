import type { Link, Nodes, Root } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, toMarkdown, type Handle, type Options, type Unsafe } from 'mdast-util-to-markdown';
import { ownerOfEmbed } from './embeds.ts';
import type { EmbedNode, PlacedNode } from './story-nodes.ts';

/** Writes a story’s tree as Markdown in which no word of the story can be taken for a mark. */
export function storyMarkdownOf(root: Root, components: boolean): string {
  return toMarkdown(root, components ? MDX : MARKDOWN);
}

const phrasing = 'phrasing';

/** What Standfirst reads as a mark beyond Markdown’s own: directives, and front matter in the TOML way. */
const OWN_MARKS: Unsafe[] = [
  { character: ':', atBreak: true, after: ':' },
  { character: ':', after: '[A-Za-z][\\w-]*[[{]', inConstruct: phrasing },
  { character: '+', atBreak: true, after: '\\+\\+' },
  { character: '<', inConstruct: phrasing },
];

/** What MDX reads as code. */
const MDX_MARKS: Unsafe[] = [
  { character: '{', inConstruct: phrasing },
  { character: '}', inConstruct: phrasing },
  { character: 'e', atBreak: true, after: 'xport\\b' },
  { character: 'i', atBreak: true, after: 'mport\\b' },
];

/** The check of a text’s safety looks at the text as it is written, where `\<script` and `\](` would still be a script and a link. */
const text: Handle = (node: { value: string }, _parent, state, info) =>
  state.safe(node.value, info).replaceAll('\\<', '&lt;').replaceAll('](', ']\\(');

/** Code that looks like a picture or a tag would be taken for one by the same check. */
const inlineCode: Handle = (node: { value: string }, parent, state, info) =>
  /`|!\[|<(?:RelatedStory|Figure)\b|^\s|\s$/.test(node.value)
    ? text({ type: 'text', value: node.value }, parent, state, info)
    : defaultHandlers
        .inlineCode({ type: 'inlineCode', value: node.value }, parent, state)
        .replace(/\|/g, state.stack.includes('tableCell') ? '\\|' : '|');

const image: Handle = (node: { url: string }) => `![](${node.url})`;

/** Addresses come in a form without signs that mean something here, but for what could be read as a named character. */
const link: Handle = (node: Link, _parent, state, info) => {
  const exitLink = state.enter('link');
  const exit = state.enter('label');
  const label = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
  exit();
  exitLink();
  return `[${label}](${node.url.replace(/&(?=#?\w+;)/g, '&amp;')})`;
};

const placed: Handle = (node: PlacedNode, _parent, state, info) => {
  const exit = state.enter('blockquote');
  const inside = state.containerFlow(node, info);
  exit();
  const gap = node.children.at(-1)?.type === 'paragraph' ? '' : '\n';
  return `:::${node.name}\n${inside}\n${gap}:::`;
};

const embed: Handle = (node: EmbedNode, _parent, state, info) => {
  const url = node.url.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<Embed url="${url}" by="${ownerOfEmbed(url)}">\n\n${state.containerFlow(node, info)}\n\n</Embed>`;
};

const handlers: Options['handlers'] = { text, inlineCode, image, link, placed, embed };

const MARKDOWN: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  incrementListMarker: true,
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmStrikethroughToMarkdown(),
    gfmFootnoteToMarkdown({ firstLineBlank: false }),
  ],
  unsafe: OWN_MARKS,
  handlers,
};

const MDX: Options = { ...MARKDOWN, unsafe: [...OWN_MARKS, ...MDX_MARKS] };

/** The words of a node, marks left out. */
export function wordsOfNode(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const isFlow = !['paragraph', 'heading', 'strong', 'emphasis', 'delete', 'link', 'tableCell'].includes(node.type);
  return node.children.map(wordsOfNode).join(isFlow ? '\n' : '');
}
