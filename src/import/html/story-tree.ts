import type { Root as HtmlRoot } from 'hast';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { BlockContent, DefinitionContent, FootnoteDefinition, FootnoteReference, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { linkBareAddresses } from './bare-addresses.ts';
import { attribute } from './html-tree.ts';
import { isEmpty } from './story-blank.ts';
import { liftOut } from './story-lifting.ts';
import type { EmbedNode, PlacedNode } from './story-nodes.ts';
import { smoothPhrases } from './story-phrases.ts';

const flow = (state: State, node: Parameters<Handle>[1]): (BlockContent | DefinitionContent)[] => state.toFlow(state.all(node));

const HANDLERS: Record<string, Handle> = {
  'sf-embed': (state, node): EmbedNode => {
    const [url = '', service = ''] = [attribute(node, 'dataUrl'), attribute(node, 'dataService')];
    const children = flow(state, node);
    const label: Paragraph = {
      type: 'paragraph',
      children: [{ type: 'text', value: attribute(node, 'dataLabel') ?? `${service}: ${url}` }],
    };
    return { type: 'embed', url, service, children: children.length > 0 ? children : [label] };
  },
  'sf-pull': (state, node): PlacedNode => ({ type: 'placed', name: 'pull', children: flow(state, node) }),
  'sf-note-box': (state, node): PlacedNode => ({ type: 'placed', name: 'note', children: flow(state, node) }),
  'sf-note-mark': (_state, node): FootnoteReference => ({ type: 'footnoteReference', identifier: attribute(node, 'dataNumber') ?? '' }),
  'sf-note': (state, node): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: attribute(node, 'dataNumber') ?? '',
    children: flow(state, node),
  }),
};

/** A tidied tree of HTML as the tree of a story in Markdown, everything where Standfirst can show it. */
export function storyTree(tidied: HtmlRoot): Root {
  const tree = toMdast(tidied, { document: true, handlers: HANDLERS });
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [tree] };
  linkBareAddresses(root);
  const lifted = root.children.flatMap(liftOut);
  smoothPhrases({ type: 'root', children: lifted });
  const notes = lifted.filter((node) => node.type === 'footnoteDefinition');
  const blocks = lifted.filter((node) => node.type !== 'footnoteDefinition' && !isEmpty(node));
  return { type: 'root', children: [...trimRules(blocks), ...orphansAsParagraphs(notes, blocks)] };
}

/** A note without a mark would not be printed. */
function orphansAsParagraphs(notes: readonly FootnoteDefinition[], blocks: readonly RootContent[]): RootContent[] {
  const marked = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteReference') marked.add(node.identifier);
    if ('children' in node) for (const child of node.children) collect(child);
  };
  for (const node of [...blocks, ...notes]) collect(node);
  const used = new Set<string>();
  return notes.flatMap((note): RootContent[] => {
    if (!marked.has(note.identifier) || used.has(note.identifier)) return note.children;
    used.add(note.identifier);
    return [note];
  });
}

/** A rule parts what stands before from what stands after it. */
function trimRules(blocks: readonly RootContent[]): RootContent[] {
  return blocks.filter((node, index) => {
    if (node.type !== 'thematicBreak') return true;
    const rest = blocks.slice(index + 1);
    return (
      index > 0 &&
      blocks[index - 1]?.type !== 'thematicBreak' &&
      rest.some((other) => other.type !== 'thematicBreak') &&
      blocks.slice(0, index).some((other) => other.type !== 'thematicBreak')
    );
  });
}
