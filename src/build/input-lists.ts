/**
 * What files of an output were made from: everything that was read, by its name with the digest that it had, and for each file which of
 * it that was. What many pages have in common is a part, a list of its own. Lists hold numbers: even ones count names, odd ones parts,
 * and a part names no part that comes after it.
 */
export interface Inputs {
  /** All names, numbered through the groups in their order. */
  groups: readonly NameGroup[];
  parts: Lists;
  files: Lists;
}

/** Names that follow from one thing: while that is as it was, they are, and need not be unpacked. */
export interface NameGroup {
  /** The name of that thing; empty of names that follow from nothing that is read again more quickly. */
  whole: string;
  /** Of that thing. */
  digest: string;
  count: number;
  unpack: () => NamedDigests;
}

/** Names, and the digest of each. */
export type NamedDigests = [names: readonly string[], digests: readonly string[]];

/** Lists of numbers, one behind the other. */
export interface Lists {
  /** Where each begins, and at the end of all where the last one ends. */
  starts: Uint32Array;
  items: Uint32Array;
}

export function listAt({ starts, items }: Lists, place: number): Uint32Array {
  return items.subarray(starts[place], starts[place + 1]);
}

export function countOf({ starts }: Lists): number {
  return starts.length - 1;
}
