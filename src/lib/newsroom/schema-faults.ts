import type { z } from 'zod';
import { fieldName, mendWithSuggestion, nearest, quote, type Fault } from './fault.ts';
import { bareSchema, describedAs, fieldsOf, isOptional, schemaAt, schemaParts } from './schema-parts.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;
type Words = Pick<Fault, 'problem' | 'mend' | 'allowed'>;

/** A file’s data beside its schema. */
export interface Checked {
  schema: z.ZodType;
  data: unknown;
  /** Where a field stands. */
  at: (path: Path) => Pick<Fault, 'file' | 'line' | 'field'>;
  /** A number as it is written in the file: `01` is no 1. */
  written: (path: Path, value: number | boolean) => string;
  /** How a missing field is added; in YAML when absent. */
  toAdd?: (name: string) => string;
}

/** What the schema finds wrong, in an editor’s words: one fault for each place. */
export function describeIssues(issues: readonly Issue[], checked: Checked): Fault[] {
  const settled = issues.flatMap((issue) => settle(issue, checked));
  const first = firstOfEachPlace(settled);
  const meant = new Set(first.flatMap((issue) => meantFields(issue, checked.schema)));
  return first
    .filter(({ path }) => !meant.has(fieldName(path)))
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ ...checked.at([...issue.path, key]), ...unknownField(key, issue.path, checked.schema) }))
        : [{ ...checked.at(issue.path), ...wordsFor(issue, checked) }],
    );
}

/** A value of the wrong type may also be too short: what is found first tells most. */
function firstOfEachPlace(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.toReversed().map((issue) => [JSON.stringify(issue.path), issue])).values()].toReversed();
}

/** Where a field may have several forms, the faults of the one that was most likely meant. */
function settle(issue: Issue, checked: Checked): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const value = valueAt(checked.data, issue.path);
  if (value === undefined || value === null) return [issue];
  const forms = schemaParts(bareSchema(schemaAt(checked.schema, issue.path))).options ?? [];
  const ranked = issue.errors
    .map((own, place) => ({ own, distance: distanceFrom(own, value, forms[place]) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (!best || best.distance >= ANOTHER_TYPE) return [issue];
  return best.own.flatMap((own) => settle({ ...own, path: [...issue.path, ...own.path] }, checked));
}

const ANOTHER_TYPE = 100;
/** Of the right type, and wrong as a whole. */
const OF_TYPE = 50;

/** How far a value is from one of the forms of its field. */
function distanceFrom(issues: readonly Issue[], value: unknown, form: z.ZodType | undefined): number {
  const fields = form === undefined ? [] : fieldsOf(form);
  return firstOfEachPlace(issues).reduce((sum, issue) => {
    if (issue.code !== 'unrecognized_keys') return sum + (issue.path.length > 0 ? 1 : isOfType(issue, value) ? OF_TYPE : ANOTHER_TYPE);
    return sum + issue.keys.reduce((keys, key) => keys + (nearest(key, fields) === undefined ? 1 : 0.4), 0);
  }, 0);
}

function isOfType(issue: Issue, value: unknown): boolean {
  return issue.code !== 'invalid_type' && (issue.code !== 'invalid_value' || typeof value === 'string');
}

/** The fields that misspelt ones were meant to be: that these are missing goes without saying. */
function meantFields(issue: Issue, schema: z.ZodType): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const fields = fieldsOf(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const meant = nearest(key, fields);
    return meant === undefined ? [] : [fieldName([...issue.path, meant])];
  });
}

function unknownField(key: string, path: Path, schema: z.ZodType): Words {
  const fields = fieldsOf(schema, path);
  return {
    problem: `“${key}” is not a field here.`,
    allowed: fields,
    mend: mendWithSuggestion(key, fields, 'Correct the field’s name or take the line out.'),
  };
}

function wordsFor(issue: Issue, checked: Checked): Words {
  const { path } = issue;
  const value = valueAt(checked.data, path);
  const own = schemaAt(checked.schema, path);
  const meaning = describedAs(checked.schema, path);
  const name = nameOf(path);
  const told = (problem: string, mend: string, allowed?: readonly string[]): Words => ({
    problem,
    mend: meaning === undefined ? mend : `${mend} What belongs here: ${meaning}`,
    ...(allowed === undefined || allowed.length === 0 ? {} : { allowed }),
  });

  if (issue.code === 'custom' && path.length === 0) return { problem: issue.message, mend: String(issue.params?.mend ?? 'Correct it.') };
  const allowed = allowedValues(own);
  const { toAdd = (field) => `Add “${field}: …”.` } = checked;
  if (value === undefined)
    return told(`${name} is missing.`, path.length === 0 ? 'Write its fields.' : toAdd(String(path.at(-1))), allowed);
  if (value === null || (typeof value === 'string' && value.trim() === '' && own?.safeParse(value).success === false)) {
    const outWith = typeof path.at(-1) === 'number' ? 'take its hyphen out' : 'take the line out';
    return told(
      `${name} is empty.`,
      isOptional(own) || typeof path.at(-1) === 'number' ? `Write it, or ${outWith}.` : 'Write it.',
      allowed,
    );
  }
  if (allowed.length > 0 && !isList(own)) {
    return { problem: `${quote(value)} is not allowed here.`, allowed, mend: chooseOne(value, allowed) };
  }
  switch (issue.code) {
    case 'invalid_type':
      return ofAnotherType(issue.expected, value, path, checked, told);
    case 'invalid_union':
      return inNoForm(issue, value, path, checked, told);
    case 'too_big':
      return Array.isArray(value)
        ? told(`${name} has ${value.length} entries; ${issue.maximum} is the most.`, `Take ${value.length - Number(issue.maximum)} out.`)
        : told(`${quote(value)} is more than ${issue.maximum}.`, 'Write a smaller number.');
    case 'too_small':
      if (Array.isArray(value) && value.length > 0) return told(`${name} ${sentence(issue)}.`, 'Write more.');
      if (Array.isArray(value))
        return told(
          `${name} is a list without entries.`,
          isOptional(own) ? 'Write at least one, or take the line out.' : 'Write at least one.',
        );
      if (typeof value === 'number') return told(`${quote(value)} is not more than ${issue.minimum}.`, 'Write a larger number.');
      return told(`${quote(value)} ${sentence(issue)}.`, 'Correct it.');
    default:
      return told(`${quote(value)} ${sentence(issue)}.`, 'Correct it.');
  }
}

type Told = (problem: string, mend: string, allowed?: readonly string[]) => Words;

function ofAnotherType(expected: string, value: unknown, path: Path, checked: Checked, told: Told): Words {
  const own = schemaAt(checked.schema, path);
  const key = String(path.at(-1));
  const isItem = typeof path.at(-1) === 'number';
  switch (expected) {
    case 'string': {
      if (Array.isArray(value))
        return told(`${quote(value)} is a list, where one text belongs.`, 'Write one text, without brackets or hyphens.');
      if (typeof value === 'object')
        return told(
          `${quote(value)} is a group of fields, where a text belongs.`,
          'Write the text beside the field’s name, in double quotes when it has a colon in it.',
        );
      return asText(value as number | boolean, own, path, checked, told);
    }
    case 'array': {
      const isGroup = typeof value === 'object';
      const item = schemaParts(bareSchema(own)).element;
      const ofGroups = item !== undefined && fieldsOf(item).length > 0;
      const example =
        ofGroups || isGroup
          ? 'Write each entry below the field’s name, beginning with a hyphen.'
          : `Put it in square brackets: “${key}: [${asWritten(value)}]”.`;
      return told(`${quote(value)} is not a list.`, example);
    }
    case 'object':
    case 'record': {
      const fields = own === undefined ? [] : fieldsOf(own);
      const what = Array.isArray(value) ? 'is a list, where a group of fields belongs' : 'is not a group of fields';
      return told(
        `${quote(value)} ${what}.`,
        isItem
          ? 'Write its fields one below the other, the first beside the hyphen.'
          : 'Write its fields below it, each on a line of its own and indented.',
        fields,
      );
    }
    case 'number':
    case 'int':
      return told(`${quote(value)} is not a ${expected === 'int' ? 'whole ' : ''}number.`, 'Write it in digits, without quotation marks.');
    default:
      return told(`${quote(value)} is not what belongs here.`, 'Correct it.');
  }
}

/** A number, or true or false, where a text belongs: right but for its quotation marks, or wrong in itself. */
function asText(value: number | boolean, own: z.ZodType | undefined, path: Path, checked: Checked, told: Told): Words {
  const text = checked.written(path, value);
  const result = own?.safeParse(text);
  if (result?.success === false) {
    const [issue] = result.error.issues;
    return told(`${quote(text)} ${issue === undefined ? 'is not what belongs here' : sentence(issue)}.`, 'Correct it.');
  }
  const key = path.at(-1);
  const example = typeof key === 'number' ? `"${text}"` : `${String(key)}: "${text}"`;
  return told(
    `${quote(text)} is ${typeof value === 'number' ? 'a number' : 'a yes or no'}, where a text belongs.`,
    `Put it in double quotes: ${example}.`,
  );
}

function inNoForm(issue: Issue & { code: 'invalid_union' }, value: unknown, path: Path, checked: Checked, told: Told): Words {
  const own = schemaAt(checked.schema, path);
  const options = schemaParts(bareSchema(own)).options ?? [];
  if (!isPlain(issue.message)) {
    // A text, or a text for each language: a number is right but for its quotation marks.
    if (typeof value === 'number' || typeof value === 'boolean') return asText(value, options[0], path, checked, told);
    return told(`${quote(value)} ${issue.message}.`, 'Write one text, or one for each language: { en: …, es: … }.');
  }
  const fields = [...new Set(options.flatMap((option) => fieldsOf(option)))];
  return told(`${quote(value)} is not a group of fields.`, 'Write its fields one below the other, the first beside the hyphen.', fields);
}

/** What an issue says of a value, to stand after it. A message of zod’s own tells an editor nothing. */
function sentence(issue: Issue): string {
  return isPlain(issue.message) ? 'is not what belongs here' : issue.message;
}

/** True of zod’s own words. */
function isPlain(message: string): boolean {
  return /^(Invalid|Too (small|big)|Unrecognized|Expected|Required)\b/.test(message);
}

/** The values that a field may have, when they can be listed: an enum’s, or those of the enums among its forms; true and false. */
function allowedValues(schema: z.ZodType | undefined): string[] {
  const bare = bareSchema(schema);
  const { type, entries, options, element } = schemaParts(bare);
  if (type === 'boolean') return ['true', 'false'];
  if (entries) return Object.values(entries);
  if (element) return allowedValues(element);
  return (options ?? []).flatMap((option) => Object.values(schemaParts(bareSchema(option)).entries ?? {}));
}

function isList(schema: z.ZodType | undefined): boolean {
  return schemaParts(bareSchema(schema)).element !== undefined;
}

function chooseOne(value: unknown, allowed: readonly string[]): string {
  const otherwise = 'Write one of the allowed values.';
  const written = asWritten(value);
  const meant = meantByHabit(written, allowed);
  return meant === undefined ? mendWithSuggestion(written, allowed, otherwise) : `Did you mean “${meant}”? ${otherwise}`;
}

/** A value beside its field’s name; empty for lists and groups. */
function asWritten(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const HABITS: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

/** What other systems call what is called differently here. */
function meantByHabit(written: string, allowed: readonly string[]): string | undefined {
  if (written === 'false' && allowed.includes('off')) return 'off';
  const meant = HABITS[written.toLowerCase()];
  return meant !== undefined && allowed.includes(meant) ? meant : undefined;
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The content';
  return typeof last === 'number' ? `Entry ${last + 1} of “${String(path.at(-2))}”` : `“${String(last)}”`;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    data,
  );
}
