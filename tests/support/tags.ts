/** A start tag as a page prints it. That pages are well formed is `validity.test.ts`’s to prove, so scanning them is enough. */
export interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Where in the page the tag begins. */
  index: number;
  /** What stands in a `<script>`, `<style>` or `<title>`; empty for other tags. */
  text: string;
}

const VALUE = /[^>"']|"[^"]*"|'[^']*'/.source;
const TAG = new RegExp(
  `<!--[\\s\\S]*?-->|<(script|style|title)\\b((?:${VALUE})*)>([\\s\\S]*?)</\\1\\s*>|<([a-z][\\w:-]*)((?:${VALUE})*)>`,
  'gi',
);
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** All start tags in the order in which they stand. */
export function scanTags(html: string): Tag[] {
  return [...html.matchAll(TAG)].flatMap((match) => {
    const [, rawName, rawAttributes, text = '', name, attributes] = match;
    const found = rawName ?? name;
    if (found === undefined) return [];
    return [{ name: found.toLowerCase(), attributes: readAttributes(rawAttributes ?? attributes ?? ''), index: match.index, text }];
  });
}

/** Text without character references. */
export function decode(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[name ?? ''] ?? whole;
  });
}

/** The candidates of a `srcset`. */
export function sourceSet(value: string): { url: string; width: number }[] {
  return value.split(',').map((candidate) => {
    const [url = '', width = ''] = candidate.trim().split(/\s+/);
    return { url, width: Number(width.replace(/w$/, '')) };
  });
}

function readAttributes(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]): [string, string] => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}
