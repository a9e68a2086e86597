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
