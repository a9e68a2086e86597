import { targetsIn } from './named-links.ts';
import { readPart } from './partial-newsroom.ts';

/** Signs behind which letters may be others than those that are written, in YAML, in Markdown and in addresses. */
const DISGUISES = /[\\&%\t]/;

/**
 * Whether a file holds one of some names. Names have no spaces, so that one is in the file letter by letter, or else in what is read of
 * it: “\u0061nna”, an entity in a mark, “%61nna” in a link. A link upwards (“..”) leads to what the file’s own path names.
 */
export function holdsOneOf(names: readonly string[], path: string, text: string): boolean {
  if (names.some((name) => text.includes(name) || path.includes(`/${name}/`))) return true;
  if (!DISGUISES.test(text)) return false;
  const { data, text: facts } = readPart(path, text);
  const targets = targetsIn(text, path).map((target) => target.replace(/[\t\n\r]/g, ''));
  const values = withoutEscapes(JSON.stringify([data, facts.marks, facts.components, targets]));
  return names.some((name) => values.includes(name));
}

/** `%C3%A9` → `é`; what stands for no letters stays. */
function withoutEscapes(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
