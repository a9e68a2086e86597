import { readPart } from './partial-newsroom.ts';

/** Signs behind which letters may be others than those that are written, in YAML, in Markdown and in addresses. */
const DISGUISES = /[\\&%]/;

/**
 * Whether a file holds one of some names. Names have no spaces, so that one is in the file letter by letter, or else in what is read of
 * it: “\u0061nna”, an entity in a mark.
 */
export function holdsOneOf(names: readonly string[], path: string, text: string): boolean {
  if (names.some((name) => text.includes(name))) return true;
  if (!DISGUISES.test(text)) return false;
  const { data, text: facts } = readPart(path, text);
  const values = JSON.stringify([data, facts.marks, facts.components]);
  return names.some((name) => values.includes(name));
}
