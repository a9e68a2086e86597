import { listIn, valueIn, type Fields } from './front-matter.ts';
import type { SiteKind } from './site-config.ts';

/** Terms of a field: a list, or a line in which Jekyll parts them by spaces and others by commas. */
export function termsIn(kind: SiteKind, fields: Fields, name: string): string[] {
  const value = valueIn(fields, name);
  // A list within the list is a way from the top: [News, Harbour].
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => (Array.isArray(item) ? listIn({ item }, 'item').join('/') || [] : listIn({ item }, 'item')));
  if (typeof value !== 'string') return listIn(fields, name);
  const isParted = kind === 'Jekyll' && (name === 'categories' || name === 'tags');
  return value
    .split(isParted && !value.includes(',') ? /\s+/ : ',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
