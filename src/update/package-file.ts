type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = Record<string, Json>;

/** What says of whose project it is; all else is the software’s, where both have changed it. */
const OF_THE_NEWSPAPER = ['name', 'description', 'license', 'author', 'repository', 'homepage', 'private'];

/**
 * The `package.json` of a newspaper with that of the next version taken over, entry by entry: what the newspaper has added or changed
 * stays, but for what both have changed, which the software needs as it was tested.
 */
export function mergePackages(base: string, ours: string, theirs: string): string {
  const merged = merge(JSON.parse(base) as Json, JSON.parse(ours) as Json, JSON.parse(theirs) as Json, '');
  return `${JSON.stringify(merged, null, 2)}\n`;
}

function merge(base: Json | undefined, ours: Json | undefined, theirs: Json | undefined, key: string): Json | undefined {
  if (isSame(ours, base)) return theirs;
  if (isSame(theirs, base) || isSame(ours, theirs)) return ours;
  if (isObject(ours) && isObject(theirs)) {
    const before = isObject(base) ? base : {};
    // Where the software has its entries, with the newspaper’s own after them.
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
    const entries = keys.map((name) => [name, merge(before[name], ours[name], theirs[name], name)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }
  return OF_THE_NEWSPAPER.includes(key) ? ours : theirs;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
