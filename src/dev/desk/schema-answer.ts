import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '../../content/faults/fault.ts';
import type { FilledForm } from './form-request.ts';
import { momentOf } from './form-times.ts';
import type { FormFacts, FormField, NamedField } from './schema-fields.ts';
import { CHOICE, EVERYWHERE } from './schema-form.ts';

type Group = Record<string, unknown>;

/** What a form made from a schema was filled with, by the same fields; what is empty is left out. */
export function readFields(form: FilledForm, fields: readonly NamedField[], facts: FormFacts): Group {
  return withoutGaps(readGroup(form, fields, facts, '')) as Group;
}

/** The same after a button has changed the form alone: an entry moved, taken out or added. Undefined where none was pressed. */
export function readStep(form: FilledForm, fields: readonly NamedField[], facts: FormFacts): Group | undefined {
  const [, what, path = ''] = /^(up|down|out|more) (.+)$/.exec(form.text('step')) ?? [];
  if (what === undefined) return undefined;
  const group = readGroup(form, fields, facts, '');
  const entry = what === 'more' ? undefined : /^(.*)\[(\d+)\]$/.exec(path);
  const list = valueAt(group, entry ? (entry[1] ?? '') : path);
  if (!Array.isArray(list)) return group;
  const place = Number(entry?.[2] ?? 0) - 1;
  if (what === 'more') list.push(null);
  else if (place >= list.length) return group;
  else if (what === 'out') list.splice(place, 1);
  else list.splice(Math.max(0, place + (what === 'up' ? -1 : 1)), 0, ...(list.splice(place, 1) as unknown[]));
  return group;
}

/** Two answers where there is room for one. */
export function answeredTwice(values: unknown, file: string, path = ''): Fault[] {
  if (Array.isArray(values)) return values.flatMap((value, place) => answeredTwice(value, file, `${path}[${String(place + 1)}]`));
  if (!isGroup(values)) return [];
  const own = values[CHOICE];
  const fault = {
    file,
    field: path,
    problem: `“${String(own)}” is chosen here, and one of its own is written below.`,
    mend: 'Choose one, or empty what is written.',
  };
  return [
    ...(own === undefined ? [] : [fault]),
    ...Object.entries(values).flatMap(([name, value]) => answeredTwice(value, file, path === '' ? name : `${path}.${name}`)),
  ];
}

/**
 * What the file is to say where a form was filled in: nothing where an optional field is empty; and what was there, where the form has
 * only put what is around its words in order.
 */
export function settled(fields: readonly NamedField[], values: unknown, before: unknown): Group {
  const at = (group: unknown, name: string): unknown => (isGroup(group) ? group[name] : undefined);
  return Object.fromEntries(fields.map((field) => [field.name, settledField(field, at(values, field.name), at(before, field.name))]));
}

function settledField(field: FormField, value: unknown, before: unknown): unknown {
  const isNeeded = 'isNeeded' in field && field.isNeeded;
  if (isNothing(value) && !(isNeeded && field.kind === 'group')) {
    if (before !== undefined && isNothing(before)) return before;
    return isNeeded ? [] : undefined;
  }
  if (field.kind !== 'group') return asBefore(before, value);
  const group = settled(field.fields, value, before);
  return Object.fromEntries(Object.entries(group).filter(([, part]) => part !== undefined));
}

function asBefore(before: unknown, now: unknown): unknown {
  if (typeof now === 'string') {
    const isSame = (typeof before === 'string' || typeof before === 'number') && String(before).trim() === now;
    return isSame ? before : now;
  }
  if (Array.isArray(now)) {
    const old: unknown[] = Array.isArray(before) ? before : [];
    return now.map(
      (value: unknown, place) => old.find((one) => isDeepStrictEqual(asBefore(one, value), one)) ?? asBefore(old[place], value),
    );
  }
  if (!isGroup(now)) return now;
  return Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, asBefore(isGroup(before) ? before[name] : undefined, value)]),
  );
}

function readGroup(form: FilledForm, fields: readonly NamedField[], facts: FormFacts, path: string): Group {
  const read = fields.map((field) => [field.name, readField(form, field, facts, path === '' ? field.name : `${path}.${field.name}`)]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Group;
}

function readField(form: FilledForm, field: FormField, facts: FormFacts, path: string): unknown {
  const text = form.text(path).trim();
  switch (field.kind) {
    case 'kept':
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    case 'line':
    case 'text':
      return text === '' ? undefined : text;
    case 'number':
      return text === '' ? undefined : /^\d+$/.test(text) ? Number(text) : text;
    case 'moment':
      return momentOf(text, facts.timeZone, form.text(`${path}~`) || undefined);
    case 'choice':
      return text === '' ? undefined : field.type === 'boolean' ? text === 'true' : text;
    case 'localised':
      return readLocalised(form, facts, path, field);
    case 'ticks': {
      const ticked = form.all(path);
      return ticked.length === 0 && !field.isNeeded ? undefined : ticked;
    }
    case 'list':
      return Array.from({ length: Math.min(Number(form.text(`${path}~count`)) || 0, MOST_ENTRIES) }, (_, place) => {
        const value = readField(form, field.entry, facts, `${path}[${String(place + 1)}]`);
        return isNothing(value) ? null : value;
      });
    case 'group':
      return readGroup(form, field.fields, facts, path);
    case 'either': {
      const chosen = form.text(`${path}${CHOICE}`);
      const group = readGroup(form, field.group.fields, facts, path);
      if (chosen === '') return group;
      return isNothing(group) ? chosen : { ...group, [CHOICE]: chosen };
    }
  }
}

/** More than anyone lists; a number that somebody has made up does not keep the server busy. */
const MOST_ENTRIES = 500;

/** In the first language alone it is a plain text, unless the file has it for each language. */
function readLocalised(
  form: FilledForm,
  { languages }: FormFacts,
  path: string,
  { isForEach, isByEdition }: FormField & { kind: 'localised' },
): unknown {
  const [first] = languages;
  const before = form.text(`${path}~`).split(' ').filter(Boolean);
  const codes = new Set([...before, ...languages.map(({ code }) => code)]);
  const said = [...codes].map((code) => [code, form.text(`${path}.${code}`).trim()] as const).filter(([, text]) => text !== '');
  const [only] = said;
  if (!only) return undefined;
  const isForFirst = said.length === 1 && only[0] === first?.code;
  const isPlain =
    isByEdition === true && languages.length > 1 ? form.text(`${path}${EVERYWHERE}`) !== '' : isForEach !== true && before.length === 0;
  return isForFirst && isPlain ? only[1] : Object.fromEntries(said);
}

/** Entries in which nothing is written are none. */
function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps).filter((entry) => !isNothing(entry));
  if (!isGroup(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutGaps(part)]));
}

/** Nothing but empty lists and groups. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isNothing);
  return isGroup(value) && Object.values(value).every(isNothing);
}

function valueAt(value: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).reduce<unknown>((found, part) => {
    if (part === '') return found;
    if (Array.isArray(found)) return (found as unknown[])[Number(part) - 1];
    return isGroup(found) ? found[part] : undefined;
  }, value);
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
