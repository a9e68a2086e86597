import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildFormFields } from '../../../src/admin/forms/form-fields.ts';
import { buildJsonSchema, type JsonSchema } from '../../../src/admin/forms/json-schema.ts';
import { validate } from '../../../src/content/source-file.ts';
import type { Fault } from '../../../src/content/faults/fault.ts';
import { CONTENT_KINDS } from '../../../src/content/schemas/content-kinds.ts';

const FACTS = { languages: [{ code: 'en', name: 'English' }], timeZone: 'Europe/London', sections: [{ value: 'news', label: 'News' }] };

/** What a build says of a value in a field of a kind of file, with the value left out. */
function saidByBuild(schema: z.ZodType, field: string, value: unknown): string | undefined {
  const faults: Fault[] = [];
  validate({ file: '.yaml', text: '', data: { [field]: value }, body: '' }, schema, faults);
  const said = faults.find((fault) => fault.field === field)?.problem;
  return said?.replace(/^“[^”]*”/, 'The value');
}

const kinds = Object.entries(CONTENT_KINDS).map(([kind, { schema }]) => ({ kind, schema, json: buildJsonSchema(schema) }));
const texts = kinds.flatMap(({ kind, schema, json }) =>
  Object.entries(json.properties ?? {}).flatMap(([field, part]) => (part.type === 'string' ? [{ kind, field, schema, part }] : [])),
);

describe('One schema for builds, text editors and forms', () => {
  test.each(kinds)('Text editors know every field of a $kind, and which are needed', ({ schema, json }) => {
    const { shape } = schema.def as unknown as { shape: Record<string, z.ZodType> };
    expect(Object.keys(json.properties ?? {})).toEqual(Object.keys(shape));
    expect(json.required ?? []).toEqual(Object.keys(shape).filter((field) => shape[field]?.safeParse(undefined).success === false));
    expect(json.additionalProperties).toBe(false);
  });

  test.each(kinds)('The form of a $kind has every field, with the schema’s own description', ({ json }) => {
    const fields = buildFormFields(json, FACTS);
    expect(fields.map(({ name }) => name).sort()).toEqual(Object.keys(json.properties ?? {}).sort());
    for (const field of fields) expect('hint' in field ? field.hint : undefined).toBe(json.properties?.[field.name]?.description);
  });

  test.each(kinds)('Every field of a $kind says what it is for', ({ kind, json }) => {
    const silent = Object.entries(json.properties ?? {}).filter(([, { description }]) => !description);
    expect(silent.map(([field]) => `${kind}.${field}`)).toEqual([]);
  });

  test.each(texts)('A build and a text editor say the same of a number as $kind.$field', ({ schema, field, part }) => {
    const said = part.enum === undefined ? saidByBuild(schema, field, 0) : undefined;
    if (part.moment === undefined && part.enum === undefined) expect(part.errorMessage).toBe(said);
  });

  test.each(texts.filter(({ part }) => part.patternErrorMessage !== undefined))(
    'A build, a text editor and a form say the same of a mistyped $kind.$field',
    ({ schema, field, part }) => {
      const wrong = part.pattern === '\\S' ? ' ' : '!? ';
      expect(new RegExp(part.pattern ?? '').test(wrong)).toBe(false);
      const said = saidByBuild(schema, field, wrong);
      expect(part.patternErrorMessage).toBe(said?.replace(/^[\s\S]*” (?=is |has )/, 'The value '));
      const [formField] = buildFormFields({ properties: { [field]: { type: 'string', ...patternOf(part) } } }, FACTS);
      expect(formField && 'pattern' in formField ? formField.pattern : undefined).toEqual([part.pattern, part.patternErrorMessage]);
    },
  );

  test('Allowed values come along, and what the newsroom has to name', () => {
    const article = buildJsonSchema(CONTENT_KINDS.article.schema, { authors: ['world-desk'], sections: ['news', 'news/europe'] });
    expect(article.properties?.kind?.enum).toContain('obituary');
    expect(article.properties?.section?.enum).toEqual(['news', 'news/europe']);
    expect(article.properties?.byline?.items).toMatchObject({ enum: ['world-desk'], errorMessage: 'The value is not an author.' });
  });
});

function patternOf({ pattern, patternErrorMessage }: JsonSchema): Pick<JsonSchema, 'pattern' | 'patternErrorMessage'> {
  return { ...(pattern === undefined ? {} : { pattern }), ...(patternErrorMessage === undefined ? {} : { patternErrorMessage }) };
}
