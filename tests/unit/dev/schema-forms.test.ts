import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildJsonSchema } from '../../../src/admin/forms/json-schema.ts';
import { SITE_PARTS } from '../../../src/admin/desk/site-desk.ts';
import { pageSchema } from '../../../src/content/schemas/page.ts';
import { sectionSchema } from '../../../src/content/schemas/section.ts';
import { siteSchema } from '../../../src/content/schemas/site.ts';
import { FilledForm } from '../../../src/dev/desk/form-request.ts';
import { readFields, readStep, settled } from '../../../src/dev/desk/schema-answer.ts';
import { formFields, type FormFacts, type NamedField } from '../../../src/dev/desk/schema-fields.ts';
import { schemaFields } from '../../../src/dev/desk/schema-form.ts';
import { filledForm } from '../../support/filled-form.ts';
import { sampleOf } from '../../support/schema-samples.ts';

const languages = [
  { code: 'en', name: 'English' },
  { code: 'ar', name: 'العربية', direction: 'rtl' as const },
];
const facts: FormFacts = {
  languages,
  sections: [['news', 'News']],
  pages: [['about', 'About']],
  photos: [['moon', 'moon']],
  timeZone: 'Europe/London',
};

function formOf(fields: readonly NamedField[], values: unknown, changes: Record<string, string> = {}): FilledForm {
  const printed = `<form method="post">${schemaFields({ facts, faults: [], address: '' }, fields, values)}</form>`;
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...filledForm(printed, 'form'), ...changes }))
    for (const one of [value].flat()) data.append(name, one);
  return new FilledForm(data);
}

const back = (fields: readonly NamedField[], values: Record<string, unknown>, changes: Record<string, string> = {}): unknown => {
  const read = settled(fields, readFields(formOf(fields, values, changes), fields, facts), values);
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
};

describe('A form that is made from a schema', () => {
  test.each([
    ['a section', sectionSchema, ['name', 'covers', 'colour', 'kind', 'id', 'address']],
    ['a page', pageSchema, Object.keys(pageSchema.shape)],
    ...Object.entries(SITE_PARTS).map(([part, { fields }]) => [part, siteSchema, [...fields]] as const),
  ] as [string, z.ZodType, string[]][])('gives back every field of %s as it was', (_, schema, names) => {
    const fields = formFields(buildJsonSchema(schema), facts, names);
    const whole = sampleOf(schema) as Record<string, unknown>;
    const values = Object.fromEntries(names.map((name) => [name, whole[name]]));
    expect(back(fields, values)).toEqual(values);
  });

  const linkForm = z.union([
    z.strictObject({ label: z.string(), url: z.string() }),
    z.strictObject({ service: z.enum(['x', 'y']), url: z.string() }),
    z.enum(['email', 'copy']),
  ]);
  const words = z.union([z.string(), z.record(z.string(), z.string())]).meta({ localised: true });
  const fields = formFields(
    buildJsonSchema(z.strictObject({ list: z.array(linkForm).optional(), words: words.optional(), on: z.boolean().optional() })),
    facts,
  );

  test('keeps whether words stand once or for each language, and those in languages that there are no more', () => {
    for (const said of ['Plain', { en: 'One' }, { ar: 'واحد', en: 'One' }, { en: 'One', fr: 'Un' }])
      expect(back(fields, { words: said })).toEqual({ words: said });
    expect(JSON.stringify(back(fields, { words: { ar: 'واحد', en: 'One' } }, { 'words.en': 'Two' }))).toBe(
      '{"words":{"ar":"واحد","en":"Two"}}',
    );
    expect(back(fields, { words: 'Plain' }, { 'words.ar': 'واحد' })).toEqual({ words: { en: 'Plain', ar: 'واحد' } });
    expect(back(fields, { words: 'Plain', on: false }, { 'words.en': ' ' })).toEqual({ on: false });
  });

  test('keeps texts of several lines and lists without entries as they are', () => {
    const values = { words: 'One\ntwo\n', list: [] };
    expect(back(fields, values)).toEqual(values);
    expect(back(fields, { list: ['copy'] }, { 'list[1]~choice': '' })).toEqual({});
  });

  test('has entries of every form, moved with all that is typed in them', () => {
    const list = ['copy', { label: 'A', url: '/a' }, { service: 'y', url: '/y' }];
    expect(back(fields, { list })).toEqual({ list });
    const step = (what: string): unknown =>
      readStep(formOf(fields, { list }, { step: what, 'list[2].label': 'Typed' }), fields, facts)?.list;
    expect(step('up list[2]')).toEqual([{ label: 'Typed', url: '/a' }, 'copy', { service: 'y', url: '/y' }]);
    expect(step('down list[2]')).toEqual(['copy', { service: 'y', url: '/y' }, { label: 'Typed', url: '/a' }]);
    expect(step('out list[1]')).toEqual([
      { label: 'Typed', url: '/a' },
      { service: 'y', url: '/y' },
    ]);
    expect(step('more list')).toEqual(['copy', { label: 'Typed', url: '/a' }, { service: 'y', url: '/y' }, null]);
    for (const nowhere of ['up list[9]', 'out words[1]', 'more on', 'up list']) expect(step(nowhere)).toHaveLength(3);
    expect(readStep(formOf(fields, { list }, { step: 'jump list[1]' }), fields, facts)).toBeUndefined();
  });
});
