/** What addresses carry after their question mark only to count clicks. */
const COUNTERS =
  /^(?:utm_\w+|(?:fb|g|d|ms|y|tt|li_fat_|wbra|gbra)cl?id|igshid|mc_[ce]id|mkt_tok|_ga|_hs\w+|at_\w+|ns_\w+|xtor|ftag|ncid|cmpid|icid|spm|ocid|smid|ito)$/i;
/** What may also name a page does not when it names a reader’s way to it. */
const WAYS = /^(?:ref|source|src|from|via|feed|cmp|partner|feature|campaign|medium)$/i;
const WAY = /^(?:rss\w*|atom|feed\w*|twitter|facebook|fb|social|email|newsletter|share|google|homepage|home|\w+_?rss)$/i;

/** The path of a full address on its old site, with what its query says of the page: nothing of what only counts clicks. */
export function pathOnOldSite(address: string): string {
  const { pathname, searchParams, search } = new URL(address);
  const kept = [...searchParams].filter(([name, value]) => !COUNTERS.test(name) && !(WAYS.test(name) && WAY.test(value)));
  if (kept.length === searchParams.size) return `${pathname}${search}`;
  return kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept).toString()}`;
}
