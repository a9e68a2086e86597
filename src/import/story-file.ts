import yaml from 'js-yaml';
import { printable } from '../shared/printable.ts';

/** A file with front matter, its fields in the given order and without those that are undefined. */
export function frontMatterFile(fields: Readonly<Record<string, unknown>>, body: string): string {
  return `---\n${yamlOf(fields)}---\n${printable(body).trim()}\n`;
}

/** A file that is data throughout. */
export function yamlOf(fields: Readonly<Record<string, unknown>>): string {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return yaml.dump(given, { schema: yaml.CORE_SCHEMA, lineWidth: -1, quotingType: '"', noRefs: true });
}

/** A text with each picture’s mark replaced by the photo’s, and the marks of those without one taken out. */
export function placePhotos(body: string, photoOf: (key: string) => string | undefined): string {
  if (!body.includes('](picture:')) return body;
  return body
    .replace(/^!\[\]\(picture:(.+)\)$/gm, (_whole, key: string) => {
      const photo = photoOf(key);
      return photo === undefined ? '' : `![](${photo})`;
    })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
