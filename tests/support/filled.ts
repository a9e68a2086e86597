import { z } from 'zod';

/** What a field is filled with instead of what would be made up for it, by its path: `audio.file`, `photos`. `undefined` leaves it out. */
export type Given = Readonly<Record<string, unknown>>;

/** Values of which a text field takes at least one, each holding the word where it can. */
const TEXTS: readonly ((word: string) => string)[] = [
  (word) => `${word} keeps “ñandú” & Co from ${word}`,
  (word) => word,
  (word) => `https://${word}.example/${word}?a=1&b=${word}`,
  (word) => `${word}@${word}.example`,
  (word) => `@${word}@${word}.example`,
  // Of a server that no build asks.
  (word) => `https://127.0.0.1/@${word}/1`,
  (word) => `/${word}/`,
  () => '2026-12-01T07:00:00+00:00',
  () => '2026-12-01',
  () => '50% 50%',
];

/**
 * Data that fills every field of a schema, also those that may be left out, each text with a word of its own from `mint`. Fields that
 * are new in the schema are filled like the others. Throws when no value is known that one takes.
 */
export function fill(schema: z.ZodType, mint: (path: string) => string, given: Given = {}, path = ''): unknown {
  if (path in given) return given[path];
  if (schema instanceof z.ZodOptional) return fill(schema.unwrap() as z.ZodType, mint, given, path);
  if (schema instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => [
        name,
        fill(field, mint, given, path === '' ? name : `${path}.${name}`),
      ]),
    );
  }
  if (schema instanceof z.ZodArray) {
    const one = fill(schema.element as z.ZodType, mint, given, path);
    return schema.safeParse([one]).success ? [one] : [one, fill(schema.element as z.ZodType, mint, given, path)];
  }
  if (schema instanceof z.ZodRecord) {
    const name = fill(schema.keyType as z.ZodType, mint, given, `${path}, name`) as string;
    return { [name]: fill(schema.valueType as z.ZodType, mint, given, path) };
  }
  if (schema instanceof z.ZodUnion) return fill(schema.options[0] as z.ZodType, mint, given, path);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodNumber) return [7, 3].find((number) => schema.safeParse(number).success);
  // A word is only minted once it is known in which form the field takes it.
  const form = TEXTS.find((text) => schema.safeParse(text('word')).success);
  if (!form) throw new Error(`No value is known that the field “${path}” takes. Name one to fill it with.`);
  return form('word').includes('word') ? form(mint(path)) : form('');
}
