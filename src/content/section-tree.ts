import type { Colour } from './schemas/colour.ts';
import type { SectionKind, SectionNode } from './schemas/section.ts';
import type { Localised } from './schemas/common.ts';

/** A section with its place in the tree worked out. */
export interface Section {
  /** `news/ukraine` */
  path: string;
  name: Localised;
  covers?: Localised | undefined;
  /** Its own colour or the one it takes over. */
  colour: Colour;
  kind?: SectionKind | undefined;
  /** Paths of the sections above it, outermost first. */
  ancestors: string[];
  /** Paths of its direct subsections. */
  children: string[];
  depth: number;
}

/** The tree as a flat list, in reading order. */
export function flattenSections(nodes: readonly SectionNode[], parents: readonly Section[] = []): Section[] {
  const parent = parents.at(-1);
  return nodes.flatMap((node) => {
    const path = parent ? `${parent.path}/${node.id}` : node.id;
    const section: Section = {
      path,
      name: node.name,
      covers: node.covers,
      colour: node.colour ?? parent?.colour ?? 'blue',
      ...(node.kind === undefined ? {} : { kind: node.kind }),
      ancestors: parents.map((above) => above.path),
      children: (node.sections ?? []).map((child) => `${path}/${child.id}`),
      depth: parents.length,
    };
    return [section, ...flattenSections(node.sections ?? [], [...parents, section])];
  });
}
