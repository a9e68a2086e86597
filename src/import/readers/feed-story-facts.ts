import { pathOnOldSite } from '../old-address.ts';

export function slugOf(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  const last = new URL(link).pathname.split('/').filter(Boolean).at(-1);
  return last?.replace(/\.\w{2,5}$/, '');
}

export function pathOf(link: string | undefined): string[] {
  if (link === undefined) return [];
  const path = pathOnOldSite(link);
  return path === '/' ? [] : [path];
}

/** Whether a summary only repeats how the text begins. */
export function isOpening(summary: string, body: string): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const opening = letters(summary.replace(/(\[?(…|\.\.\.)\]?|read more.*)$/i, '')).slice(0, 400);
  return letters(body).startsWith(opening);
}
