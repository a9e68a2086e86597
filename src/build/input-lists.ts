/**
 * What the files of an output were made from: everything that was read, by its name with the digest that it had, and for each file
 * which of it that was. What many pages have in common is a part, a list of its own. Lists hold numbers: even ones count names, odd
 * ones parts, and a part names no part that comes after it.
 */
export interface Inputs {
  names: string[];
  digests: string[];
  /** How many names and parts there were when they were last numbered. */
  atFirst: number;
  parts: Lists;
  /** In the order of the output’s files; empty of those that are not made from what was read. */
  files: Lists;
}

/** Lists of numbers, one behind the other. */
export interface Lists {
  /** Where each begins, and at the end of all where the last one ends. */
  starts: Uint32Array;
  items: Uint32Array;
}

export function listAt({ starts, items }: Lists, place: number): Uint32Array {
  return items.subarray(starts[place], starts[place + 1]);
}
