import type { z } from 'zod';
import en from '../../src/messages/languages/en.ts';

/** What a schema is made of, as far as zod tells in `def`. */
interface Parts {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  valueType?: z.ZodType;
  values?: unknown[];
}

export function partsOf(schema: z.ZodType): Parts {
  return schema.def;
}

/** The schema below `optional()` and the like. */
export function bare(schema: z.ZodType): z.ZodType {
  const { innerType } = partsOf(schema);
  return innerType === undefined ? schema : bare(innerType);
}

/** Texts, one of which every format that a schema asks for accepts. Give a new format one here. */
const TEXTS: readonly string[] = [
  'Words',
  '2026-03-01T12:00:00+00:00',
  '2026-03-01',
  'https://example.org/a/{url}',
  'https://example.org/',
  '/old/',
  'harbour-wall',
  '2026/harbour-opens',
  'en',
  'en-GB',
  'Europe/London',
  '1821',
  '52% 40%',
  'a@example.org',
  '@ana@mastodon.example',
  'foghorn.mp3',
  '#b3261e',
  'mark.svg',
  'face.woff2',
  'GPTBot',
  'https://mastodon.example/@ana/113250000000000000',
  'mailto:a@example.org',
  'openpgp4fpr:0123',
  '{weekday} {day} {month} {year}',
  '{day} {month} {year}',
  '{day} {month}',
  '{month} {year}',
  // Words of the site’s own, in which pages put something.
  ...Object.values(en).flatMap((text) => (typeof text === 'string' && text.includes('{') ? [text] : [])),
];

const DEEPEST = 2;

/** A whole value that a schema accepts, with every optional field in it. Throws when no known text has a field’s format. */
export function sampleOf(schema: z.ZodType, where = '', depth = 0): unknown {
  const inner = bare(schema);
  const { type, shape, element, options, entries, valueType } = partsOf(inner);
  if (shape) {
    const fields = Object.entries(shape).filter(([, field]) => depth < DEEPEST || bare(field) === field);
    return Object.fromEntries(
      fields.map(([name, field]) => [name, sampleOf(field, `${where}.${name}`, isSame(field, inner) ? depth + 1 : depth)]),
    );
  }
  if (element) {
    const one = sampleOf(element, `${where}[]`, depth + 1);
    return schema.safeParse([one]).success ? [one] : [one, one];
  }
  if (entries) return Object.values(entries)[0];
  if (options?.[0]) return sampleOf(options[0], where, depth);
  if (valueType) return { en: sampleOf(valueType, where, depth) };
  if (type === 'number') return [1, 12, 100].find((number) => inner.safeParse(number).success);
  if (type === 'boolean') return true;
  const text = TEXTS.find((candidate) => inner.safeParse(candidate).success);
  if (text === undefined)
    throw new Error(`None of the sample texts has the format of ${where}. Add one to tests/support/schema-samples.ts.`);
  return text;
}

function isSame(field: z.ZodType, parent: z.ZodType): boolean {
  const element = partsOf(bare(field)).element;
  return element !== undefined && bare(element) === parent;
}

/** One field of a schema with the path that leads to it in a sample. */
export interface SchemaField {
  path: (string | number)[];
  schema: z.ZodType;
  /** The choices that led here, when a field has several forms: which of them. */
  form: z.ZodType | undefined;
}

/** Every field of a schema, those within lists, groups and other forms too. */
export function fieldsOf(
  schema: z.ZodType,
  path: (string | number)[] = [],
  form?: z.ZodType,
  seen: readonly z.ZodType[] = [],
): SchemaField[] {
  const inner = bare(schema);
  if (seen.includes(inner)) return [];
  const { shape, element, options } = partsOf(inner);
  const below = [...seen, inner];
  if (shape) {
    return Object.entries(shape).flatMap(([name, field]) => {
      const own = [...path, name];
      return [{ path: own, schema: field, form }, ...fieldsOf(field, own, form, below)];
    });
  }
  if (element) {
    const own = [...path, 0];
    return [{ path: own, schema: element, form }, ...fieldsOf(element, own, form, below)];
  }
  return (options ?? []).flatMap((option) => (partsOf(bare(option)).shape ? fieldsOf(option, path, option, below) : []));
}
