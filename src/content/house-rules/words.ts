import { isWordUnit } from '../text/words.ts';

/** Where the words of a text begin and end, its markup masked: each word’s start, then the place after it. Most are never looked at. */
export function wordsOf(prose: string): number[] {
  const bounds: number[] = [];
  for (let start = 0; start < prose.length; start += 1) {
    if (!isWordUnit(prose.charCodeAt(start))) continue;
    let end = start + 1;
    while (end < prose.length && isWordUnit(prose.charCodeAt(end))) end += 1;
    bounds.push(start, end);
    start = end;
  }
  return bounds;
}
