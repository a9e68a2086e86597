import { readdirSync } from 'node:fs';
import { catalogueNameFor } from './own-messages.ts';

let names: readonly string[] | undefined;

/** The languages that catalogues ship for. For what runs in Node beside the source; pages have the catalogues themselves. */
export function shippedLanguages(): readonly string[] {
  names ??= readdirSync(new URL('languages/', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  return names;
}

/** True of a language for which there are words without any in the content. */
export function isShipped(language: string): boolean {
  return catalogueNameFor(language, shippedLanguages()) !== undefined;
}
