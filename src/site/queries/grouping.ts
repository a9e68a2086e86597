import type { Section } from '../../content/section-tree.ts';
import type { Story } from './story.ts';

export function byId<T>(things: readonly T[], idOf: (thing: T) => string, made: (thing: T) => T = (thing) => thing): Map<string, T> {
  const all = new Map<string, T>();
  for (const thing of things) all.set(idOf(thing), made(thing));
  return all;
}

export function groupByMany<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Finds the paths of a story’s section and of those above it, once for each section. */
export function sectionPaths(): (story: Story) => readonly string[] {
  const known = new Map<Section, string[]>();
  return ({ section }) => {
    let paths = known.get(section);
    if (!paths) {
      paths = [section.path, ...section.ancestors];
      known.set(section, paths);
    }
    return paths;
  };
}
