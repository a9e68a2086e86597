import { furnitureOf, readBreadcrumb } from './page-lines.ts';

/** The lines above a story that a browser has copied without an empty line between them. */
export interface PackedHead {
  readonly headline: string;
  readonly standfirst: string | undefined;
  /** What stood above the headline: menus, the site’s name, the way to the story. */
  readonly above: readonly string[];
  /** What follows, a line or a paragraph each. */
  readonly below: readonly (readonly string[])[];
}

const MOST_LINES = 40;
const LONGEST = 300;
/** A line of a text that is wrapped at a page’s edge is not longer. */
const WIDEST_WRAPPED = 100;

/**
 * Takes such a block apart: the headline is the first line of some length between the menus and the byline or day, and what stands
 * between both is the standfirst. Undefined for a block without a byline or day, or with nothing above it. `isDetail` tells such a line,
 * `isCaption` a picture’s.
 */
export function readPackedHead(
  block: readonly string[],
  isDetail: (line: string) => boolean,
  isCaption: (line: string) => boolean,
): PackedHead | undefined {
  const lines = block.map((line) => line.trim());
  const detail = lines.slice(0, MOST_LINES).findIndex(isDetail);
  if (detail < 1 || lines.slice(0, detail).some((line) => line.length > LONGEST)) return undefined;
  const isPageLine = (line: string): boolean => furnitureOf(line) !== undefined || readBreadcrumb(line) !== undefined;
  const menuEnd = lines.slice(0, detail).findLastIndex(isPageLine) + 1;
  const own = lines.slice(menuEnd, detail);
  const isLong = (line: string): boolean => lengthInWords(line) >= 3;
  const first = own.some(isLong) ? own.findIndex(isLong) : 0;
  const [headline, ...others] = own.slice(first);
  if (headline === undefined || others.length > 2) return undefined;
  const end = lines.slice(0, MOST_LINES).findLastIndex((line) => isDetail(line) || isPageLine(line) || isCaption(line)) + 1;
  const rest = block.slice(end);
  const isWrapped = rest.every((line) => line.length <= WIDEST_WRAPPED);
  return {
    headline,
    standfirst: others.length === 0 ? undefined : others.join(' '),
    above: lines.slice(0, menuEnd + first),
    below: [...block.slice(detail, end).map((line) => [line]), ...(isWrapped ? [rest] : rest.map((line) => [line]))],
  };
}

/** Scripts without spaces have two signs to a word, more or less. */
function lengthInWords(line: string): number {
  const signs = line.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu)?.length ?? 0;
  return line.split(/\s+/).length - 1 + Math.max(1, Math.floor(signs / 2));
}
