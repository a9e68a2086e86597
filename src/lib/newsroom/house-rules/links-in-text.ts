const INLINE = /\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)/g;
const DEFINITION = /^[ \t]{0,3}\[[^\]\n]{1,1000}\]:[ \t]*<?([^\s<>]+)/gm;
const ATTRIBUTE = /\bhref=["']([^"']+)["']/g;
const BARE = /(?<![("'=\w])https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?]/g;

/** Links in a body of Markdown that may lead to a page of the site at an origin, with where their targets begin. */
export function findLinks(body: string, origin: string): { target: string; at: number }[] {
  const hasOwn = body.includes(origin);
  const patterns = [
    ...(body.includes('](') ? [INLINE] : []),
    ...(body.includes(']:') ? [DEFINITION] : []),
    ...(body.includes('href=') ? [ATTRIBUTE] : []),
  ];
  const found = patterns.flatMap((pattern) =>
    [...body.matchAll(pattern)].flatMap((match) => {
      const target = match[1] ?? '';
      return target === '' ? [] : [{ target, at: match.index + match[0].lastIndexOf(target) }];
    }),
  );
  if (hasOwn) found.push(...[...body.matchAll(BARE)].map((match) => ({ target: match[0], at: match.index })));
  const own = found.filter(({ target }) => mayBeOwn(target, origin));
  return [...new Map(own.map((link) => [link.at, link])).values()].sort((a, b) => a.at - b.at);
}

/** True of a path, and of an address at the site’s origin; a fragment alone leads within the page. */
function mayBeOwn(target: string, origin: string): boolean {
  if (target.startsWith('#') || target.startsWith('//')) return false;
  return !/^[a-z][a-z0-9+.-]*:/i.test(target) || target === origin || target.startsWith(`${origin}/`);
}
