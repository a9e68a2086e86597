/** What can be read of many things is compared shelf by shelf: what has become another is looked for on its own shelf alone. */
export const SHELVES = 256;

/** The shelf that a name has its place on, whether there is a thing of that name or not. */
export function shelfOf(name: string): number {
  let sum = 0;
  for (let place = 0; place < name.length; place += 1) sum = (Math.imul(sum, 31) + name.charCodeAt(place)) | 0;
  return (sum >>> 0) % SHELVES;
}
