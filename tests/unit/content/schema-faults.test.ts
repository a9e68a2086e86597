import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { validate } from '../../../src/content/source-file.ts';
import { fieldName, formatFault, quote, type Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../src/content/newsroom-model.ts';
import { checkReferences } from '../../../src/content/checks/references.ts';
import { CONTENT_SCHEMAS } from '../../../src/content/checks/content-rules.ts';
import { STANDING_NAMES } from '../../../src/shared/standing-pages.ts';
import { inLength } from '../../support/length.ts';
import { bare, fieldsOf, partsOf, sampleOf, type SchemaField } from '../../support/schema-samples.ts';

type Path = readonly (string | number)[];

interface Mistake {
  kind: string;
  what: string;
  schema: z.ZodType;
  field: SchemaField;
  data: unknown;
  wrote: unknown;
  path: Path;
}

/** Every mistake in every field of every kind of file, derived from the schemas: a new field is looked at without being named here. */
const allMistakes = Object.entries(CONTENT_SCHEMAS).flatMap(([kind, schema]) =>
  fieldsOf(schema).flatMap((field) => mistakesIn(kind, schema, field)),
);
/** `npm test` makes one in three. */
const mistakes = allMistakes.filter((_, place) => place % inLength(1, 1, 3) === 0);

function mistakesIn(kind: string, schema: z.ZodType, field: SchemaField): Mistake[] {
  const whole = wholeWith(schema, field);
  const mistake = (what: string, wrote: unknown): Mistake => ({
    kind,
    what,
    schema,
    field,
    data: replaced(whole, field.path, wrote),
    wrote,
    path: field.path,
  });
  const wrong = wrongValues(field.schema).filter(({ wrote }) => !field.schema.safeParse(wrote).success);
  return [
    ...wrong.map(({ what, wrote }) => mistake(what, wrote)),
    ...(typeof field.path.at(-1) === 'string'
      ? [
          {
            ...mistake('its name misspelt', undefined),
            data: renamed(whole, field.path),
            path: [...field.path.slice(0, -1), misspelt(field.path)],
          },
        ]
      : []),
    ...(field.schema.safeParse(undefined).success || typeof field.path.at(-1) === 'number'
      ? []
      : [{ ...mistake('missing', undefined), data: without(whole, field.path) }]),
  ];
}

function wrongValues(schema: z.ZodType): { what: string; wrote: unknown }[] {
  const { type, entries } = partsOf(bare(schema));
  return [
    { what: 'empty', wrote: null },
    { what: 'an empty text', wrote: '' },
    { what: 'spaces', wrote: '   ' },
    { what: 'a number', wrote: 5 },
    { what: 'a fraction', wrote: 1.5 },
    { what: 'below its range', wrote: -1 },
    { what: 'no', wrote: false },
    { what: 'a list', wrote: ['a', 'b'] },
    { what: 'an empty list', wrote: [] },
    { what: 'a long list', wrote: Array.from({ length: 12 }, () => sampleElement(schema)) },
    { what: 'a group', wrote: { colour: 'green' } },
    { what: 'a text of no format', wrote: 'Not what belongs here!' },
    { what: 'a control character', wrote: 'a\u0007b' },
    ...(type === 'string'
      ? [
          { what: 'a day', wrote: '2026-02-31' },
          { what: 'a moment that does not exist', wrote: '2026-02-31T25:00:00Z' },
        ]
      : []),
    ...Object.values(entries ?? {})
      .slice(0, 1)
      .map((value) => ({ what: 'a letter too many', wrote: `${value}x` })),
  ];
}

function sampleElement(schema: z.ZodType): unknown {
  const { element } = partsOf(bare(schema));
  return element === undefined ? 'a' : sampleOf(element);
}

/** A whole file in which a field stands, in the form that has it. */
function wholeWith(schema: z.ZodType, { path, form }: SchemaField): unknown {
  const whole = sampleOf(schema);
  if (form === undefined) return whole;
  for (let length = path.length - 1; length > 0; length -= 1) {
    const changed = replaced(whole, path.slice(0, length), sampleOf(form));
    if (schema.safeParse(changed).success && valueAt(changed, path) !== undefined) return changed;
  }
  throw new Error(`No whole file has ${fieldName(path)}.`);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], data);
}

/** A copy of the data in which the group or list around a field is another. */
function changed(data: unknown, path: Path, change: (fields: [name: string, value: unknown][]) => [string, unknown][]): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return data;
  const parent = data as Record<string | number, unknown>;
  if (rest.length > 0) {
    const inner = changed(parent[part], rest, change);
    return Array.isArray(data) ? data.with(Number(part), inner) : { ...parent, [part]: inner };
  }
  const fields = change(Object.entries(parent));
  return Array.isArray(data) ? fields.map(([, value]) => value) : Object.fromEntries(fields);
}

function replaced(data: unknown, path: Path, value: unknown): unknown {
  return changed(data, path, (fields) => fields.map(([name, old]) => [name, name === String(path.at(-1)) ? value : old]));
}

function without(data: unknown, path: Path): unknown {
  return changed(data, path, (fields) => fields.filter(([name]) => name !== path.at(-1)));
}

function renamed(data: unknown, path: Path): unknown {
  return changed(data, path, (fields) => fields.map(([name, value]) => [name === path.at(-1) ? misspelt(path) : name, value]));
}

function misspelt(path: Path): string {
  const name = String(path.at(-1));
  return `${name.slice(0, -1)}${name.at(-1) ?? ''}${name.at(-1) ?? ''}`;
}

/** What each mistake is told: it is asked from several sides. */
const told = new Map<Mistake, Fault[]>();

function faultsOf(mistake: Mistake): Fault[] {
  const known = told.get(mistake);
  if (known) return known;
  const { schema, data } = mistake;
  const faults: Fault[] = [];
  validate({ file: 'content/file.yaml', text: yaml.dump(data), data, body: '' }, schema, faults);
  told.set(mistake, faults);
  return faults;
}

/** Words of the tools that read files, which tell an editor nothing. */
const JARGON =
  /Invalid|[Ee]xpected|[Rr]eceived|undefined|null|\[object|NaN|regex|[Uu]nrecognized|Too (small|big)|>=|zod|\bstring\b|\barray\b|\bboolean\b/;

const byField = Map.groupBy(mistakes, ({ kind, field }) => `${kind}: ${fieldName(field.path)}`);

describe('a whole file of every kind', () => {
  it.each(Object.entries(CONTENT_SCHEMAS))('is accepted as its schema says: %s', (_kind, schema) => {
    expect(schema.safeParse(sampleOf(schema)).error?.issues).toBeUndefined();
  });
});

describe('every mistake in every field is told so that an editor can act on it', () => {
  it('and there are many', () => {
    expect(byField.size).toBeGreaterThan(180);
    expect(allMistakes.length).toBeGreaterThan(2500);
  });

  it.each([...byField])('%s', (_name, own) => {
    for (const mistake of own) {
      const faults = faultsOf(mistake);
      expect(faults, mistake.what).not.toEqual([]);
      for (const fault of faults) {
        const words = `${mistake.what}\n${formatFault(fault)}`;
        expect(fault.file, words).toBe('content/file.yaml');
        expect(fault.field, words).toSatisfy((field: string) => field.startsWith(fieldName(placeOf(mistake))));
        expect(fault.problem, words).toMatch(/^[“A-Z].*\.$/s);
        expect(fault.mend, words).toMatch(/^[A-Z].*[.}…/”"]$/s);
        expect(`${fault.problem} ${fault.mend}`.replaceAll(quote(mistake.wrote), ''), words).not.toMatch(JARGON);
        expect(fault.allowed ?? [], words).not.toContain('undefined');
        expect(isActionable(fault), words).toBe(true);
      }
    }
  });

  it.each([...byField])('%s, with the bad value quoted', (_name, own) => {
    for (const mistake of own) {
      const [fault, ...others] = faultsOf(mistake);
      const problem = fault?.problem ?? '';
      if (isNothing(mistake.wrote) && !problem.includes(quote(mistake.wrote)))
        expect(problem, mistake.what).toMatch(/^(“.+”|Entry \d+ of “.+”) is (not a field here|missing|empty|a list without entries)\.$/);
      else if (fault?.field === fieldName(mistake.path))
        expect(problem, mistake.what).toSatisfy(
          (text: string) => text.includes(quote(mistake.wrote)) || /^“.+” has \d+ entries; \d+ is the most\.$/.test(text),
        );
      if (mistake.what === 'its name misspelt') {
        expect(others, problem).toEqual([]);
        expect(fault?.mend).toContain(`Did you mean “${String(mistake.field.path.at(-1))}”?`);
        expect(fault?.allowed).toContain(mistake.field.path.at(-1));
      }
    }
  });

  it('and stands on a line, unless the field is missing', () => {
    const lost = mistakes
      .filter(({ what }) => what !== 'missing')
      .flatMap((mistake) => faultsOf(mistake).filter(({ line, problem }) => line === undefined && !problem.endsWith('is missing.')));
    expect(lost).toEqual([]);
  });
});

/** Where a field has several forms, something else may be missing from the one that is left. */
function placeOf({ what, field, path }: Mistake): Path {
  return what === 'missing' && field.form !== undefined ? path.slice(0, -1) : path;
}

/** It lists what is allowed, gives an example or tells what belongs here. */
function isActionable({ problem, mend, allowed = [] }: Fault): boolean {
  return (
    allowed.length > 0 ||
    /What belongs here: \S/.test(mend) ||
    /\blike\b|for example|begins with/.test(problem) ||
    /\{ en: …|Did you mean/.test(mend)
  );
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Fields whose value is a name of its own and points at nothing. */
const POINTS_AT_NOTHING = [
  'site.yaml: editing.branch',
  'site.yaml: editing.workBranch',
  'site.yaml: logo.language',
  'sections.yaml: sections[1].id',
  'site.yaml: languages[1].code',
  'site.yaml: languages[1].locale',
  'site.yaml: crawlers.refuse[1]',
  'site.yaml: security.languages[1]',
  'site.yaml: announce.indexNow',
  ...STANDING_NAMES.map((page) => `site.yaml: languages[1].addresses.${page}`),
];
const UNKNOWN = 'no-such-thing';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const { newsroom } = await readNewsroom(root, `${root}newsroom`);

/** Every field that takes a name as it stands in a file or a list elsewhere, by what is not accepted: a sentence. */
const pointers = [...byField].flatMap(([name, [mistake]]) => {
  if (!mistake || POINTS_AT_NOTHING.includes(name)) return [];
  const { schema } = mistake.field;
  const takesNames = schema.safeParse(UNKNOWN).success && !schema.safeParse('Two words').success;
  return takesNames
    ? [
        {
          name,
          kind: mistake.kind,
          path: mistake.field.path,
          data: replaced(wholeWith(mistake.schema, mistake.field), mistake.field.path, UNKNOWN),
        },
      ]
    : [];
});

describe('a name that points at nothing', () => {
  it('can be written in many fields', () => {
    expect(pointers.length).toBeGreaterThan(15);
  });

  it.each(pointers)('is quoted, with what can be named instead: $name', ({ kind, path, data }) => {
    const faults = checkReferences(withData(kind, data as object)).filter(({ field }) => field === fieldName(path));
    const own = faults.find(({ problem }) => problem.includes(`“${UNKNOWN}”`));
    expect(own, JSON.stringify(faults)).toBeDefined();
    expect(own?.mend).toMatch(/[.…/]$/);
    expect(own !== undefined && ((own.allowed?.length ?? 0) > 0 || own.mend.includes('below content/articles'))).toBe(true);
  });
});

/** The newsroom of the fixtures with other fields in one file of a kind; of stories, in one that is a translation. */
function withData(kind: string, data: object): Newsroom {
  if (!newsroom) throw new Error('The newsroom could not be read.');
  if (kind === 'site.yaml')
    return { ...newsroom, site: { ...newsroom.site, ...data, languages: newsroom.site.languages, timeZone: 'Europe/London' } };
  const lists: Record<string, 'livePosts' | 'dayEditions'> = { live: 'livePosts', editions: 'dayEditions' };
  const list = lists[kind] ?? (kind as 'articles' | 'fronts');
  const chosen = newsroom[list].find(({ id }) => kind !== 'articles' || id.startsWith('es/'));
  return {
    ...newsroom,
    [list]: newsroom[list].map((entry) => (entry === chosen ? { ...entry, data: { ...entry.data, ...data } } : entry)),
  };
}
