import type { z } from 'zod';
import { fieldName, quote, type Fault } from './fault.ts';
import { findNearlyRight } from './nearly-right.ts';
import { meantField } from './schema-habits.ts';
import { inNoForm, ofAnotherType } from '../other-type.ts';
import {
  allowedValues,
  chooseOne,
  isList,
  nameOf,
  sentence,
  valueAt,
  wantedIn,
  type Checked,
  type Issue,
  type Path,
  type Words,
} from './schema-issue.ts';
import { bareSchema, describedAs, fieldsOf, isOptional, schemaAt, schemaParts } from './schema-parts.ts';

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
        : [{ ...checked.at(issue.path), ...wordsFor(issue, checked), ...wantedAt(issue, checked) }],
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
    return sum + issue.keys.reduce((keys, key) => keys + (meantField(key, fields) === undefined ? 1 : 0.4), 0);
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
    const meant = meantField(key, fields);
    return meant === undefined ? [] : [fieldName([...issue.path, meant])];
  });
}

function unknownField(key: string, path: Path, schema: z.ZodType): Words {
  const fields = fieldsOf(schema, path);
  const meant = meantField(key, fields);
  const [, name = '', behind = ''] = /^(\w+):(\S.*)$/.exec(key) ?? [];
  if (fields.includes(name))
    return { problem: `“${key}” has no space after the colon.`, allowed: fields, mend: `Write “${name}: ${behind}”.` };
  const seen = key.replace(/[^\w-]/g, '');
  if (seen !== key && fields.includes(seen))
    return {
      problem: `“${key}” has a sign before, in or after it that cannot be seen, or does not belong to the name.`,
      allowed: fields,
      mend: `Delete the name and type it again: “${seen}”.`,
    };
  return {
    problem: `“${key}” is not a field here.`,
    allowed: fields,
    mend: `${meant === undefined ? '' : `Did you mean “${meant}”? `}Correct the field’s name or take the line out.`,
  };
}

function wantedAt({ path }: Issue, { schema, data }: Checked): Pick<Fault, 'wanted'> {
  const wanted = wantedIn(schemaAt(schema, path), valueAt(data, path));
  return wanted === undefined ? {} : { wanted };
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
    return told(
      `${name} is missing.`,
      path.length === 0 ? 'Write its fields.' : `${toAdd(String(path.at(-1)))}${orOneWithEntryAbove(path, checked.data)}`,
      allowed,
    );
  if (value === null && /\s/.test(name.slice(1, -1)) && typeof path.at(-1) === 'string')
    return {
      problem: `${name} stands behind a comma within curly brackets, where the next name with its colon belongs.`,
      mend: 'If it belongs to the text before it, put that whole text in double quotes: { en: "One, and two", es: … }.',
    };
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
    case 'invalid_key': {
      const [own] = issue.issues;
      return told(`“${String(path.at(-1))}” ${own === undefined ? 'cannot be a name here' : sentence(own)}.`, 'Give it another name.');
    }
    case 'too_big':
      return Array.isArray(value)
        ? told(`${name} has ${value.length} entries; ${issue.maximum} is the most.`, `Take ${value.length - Number(issue.maximum)} out.`)
        : told(`${quote(value)} is ${issue.inclusive === false ? 'not less' : 'more'} than ${issue.maximum}.`, 'Write a smaller number.');
    case 'too_small':
      if (Array.isArray(value) && value.length > 0) return told(`${name} ${sentence(issue)}.`, 'Write more.');
      if (Array.isArray(value))
        return told(
          `${name} is a list without entries.`,
          isOptional(own) ? 'Write at least one, or take the line out.' : 'Write at least one.',
        );
      if (typeof value === 'number') 
        return told(`${quote(value)} is ${issue.inclusive === false ? 'not more' : 'less'} than ${issue.minimum}.`, 'Write a larger number.');
      return told(`${quote(value)} ${sentence(issue)}.`, 'Correct it.');
    default: {
      const meant = findNearlyRight(value, own);
      return told(`${quote(value)} ${sentence(issue)}.`, meant === undefined ? 'Correct it.' : `Write “${meant}”.`);
    }
  }
}

/** A hyphen too many makes an entry of what belongs to the one above it. */
function orOneWithEntryAbove(path: Path, data: unknown): string {
  const place = path.at(-2);
  if (typeof place !== 'number' || place === 0) return '';
  const list = path.slice(0, -2);
  const [above, own] = [place - 1, place].map((entry) => valueAt(data, [...list, entry]));
  if (!isGroup(above) || !isGroup(own) || !Object.hasOwn(above, String(path.at(-1)))) return '';
  const isApart = Object.keys(own).length > 0 && Object.keys(own).every((key) => !Object.hasOwn(above, key));
  return isApart ? ' If it belongs to the entry above, write a space instead of the hyphen.' : '';
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
