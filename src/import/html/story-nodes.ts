import type { BlockContent, DefinitionContent, Parent } from 'mdast';

/** A film or post on another site, with what it said. */
export interface EmbedNode extends Parent {
  type: 'embed';
  url: string;
  service: string;
  children: (BlockContent | DefinitionContent)[];
}

/** A pull quote or a note in the margin. */
export interface PlacedNode extends Parent {
  type: 'placed';
  name: 'pull' | 'note';
  children: (BlockContent | DefinitionContent)[];
}

declare module 'mdast' {
  interface RootContentMap {
    embed: EmbedNode;
    placed: PlacedNode;
  }
  interface BlockContentMap {
    embed: EmbedNode;
    placed: PlacedNode;
  }
}
