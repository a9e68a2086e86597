import { escapeHtml } from '../../shared/escape-html.ts';
import { pictureKey, type KnownPicture } from '../html/pictures.ts';
import { instantOfText } from '../moments.ts';
import { text, type Row } from './ghost-tables.ts';

/** A picture of a site of which the export does not say where it was: it can be had from a copy of the site’s files alone. */
export function pictureOfNowhere(address: string): KnownPicture | undefined {
  const path = /^\/(?!\/)[^?#]*/.exec(address)?.[0].replace(/\/size\/[wh]\d+(?:[wh]\d+)?(?:\/format\/\w+)?\//, '/');
  if (path === undefined || !URL.canParse(path, 'file:///')) return undefined;
  return { key: pictureKey(new URL(path, 'file:///')).replace(/^\//, ''), source: { kind: 'url', url: path } };
}

/** For each post the other side of a link table, in the order that the newsroom gave it. */
export function linked(rows: readonly Row[], field: string): ReadonlyMap<string, string[]> {
  const sorted = [...rows].sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0));
  const byPost = Map.groupBy(sorted, (row) => text(row, 'post_id') ?? '');
  return new Map([...byPost].map(([post, own]) => [post, own.flatMap((row) => text(row, field) ?? [])]));
}

/** Ghost keeps moments in UTC, whether it says so or not; older versions as milliseconds. */
export function instantOf(moment: string | undefined, timeZone: string): string | undefined {
  if (moment === undefined) return undefined;
  if (/^\d{12,14}$/.test(moment)) return instantOfText(new Date(Number(moment)).toISOString(), timeZone);
  const isBare = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?$/.test(moment);
  return instantOfText(isBare ? `${moment.replace(' ', 'T')}Z` : moment, timeZone);
}

/** Plain words as paragraphs. */
export function htmlOfWords(words: string): string {
  return words
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}
