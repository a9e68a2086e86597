import type { Field } from '@sveltia/cms';
import type { JsonSchema } from './json-schema.ts';

export interface FormFacts {
  /** The newsroom’s languages, the first first, each with its name for itself. */
  languages: readonly { code: string; name: string }[];
  timeZone: string;
  /** The paths of the sections, and what editors know them as. */
  sections: readonly { value: string; label: string }[];
}

/** Long texts, which get a field of several lines. */
const LONG = new Set(['about', 'alt', 'caption', 'detail', 'right', 'standfirst', 'summary', 'text', 'transcript', 'wrong']);

/** The fields of a form, made from the schema of the file that the form writes: its fields, order, descriptions, allowed values and words for mistakes. */
export function buildFormFields(schema: JsonSchema, facts: FormFacts): Field[] {
  const parts = Object.entries(schema.properties ?? {});
  return [...parts.filter(([, { picture }]) => picture), ...parts.filter(([, { picture }]) => !picture)].map(([name, part]) =>
    buildField(name, part, schema.required?.includes(name) === true, facts),
  );
}

interface Common {
  name: string;
  label: string;
  required: boolean;
  hint?: string;
}

function buildField(name: string, part: JsonSchema, required: boolean, facts: FormFacts): Field {
  // A list that has to be there may be empty, which no form can tell from one that was forgotten.
  const isNeeded = required && part.type !== 'array';
  const common: Common = {
    name,
    label: labelOf(name),
    required: isNeeded,
    ...(part.description === undefined ? {} : { hint: part.description }),
  };
  if (part.localised === true) {
    const isLong = LONG.has(name);
    const fields = facts.languages.map(({ code, name: label }): Field => ({
      name: code,
      label,
      widget: isLong ? 'text' : 'string',
      required: false,
    }));
    // With a value from the start, the languages are there to be filled in, not behind a box to tick.
    return { ...common, widget: 'object', fields, default: Object.fromEntries(facts.languages.map(({ code }) => [code, ''])) };
  }
  if (part.picture === true) return { ...common, label: 'Picture', widget: 'picture' };
  if (part.refersTo === 'sections') return { ...common, widget: 'select', options: [...facts.sections] };
  if (part.refersTo !== undefined && part.refersTo !== 'articles') return { ...common, ...relation(part.refersTo) };
  if (part.moment === 'instant') return { ...common, ...moment(facts.timeZone) };
  if (part.enum !== undefined) return { ...common, widget: 'select', options: [...part.enum] };
  switch (part.type) {
    case 'boolean':
      return { ...common, widget: 'boolean', default: false };
    case 'integer':
    case 'number':
      return { ...common, widget: 'number', value_type: part.type === 'integer' ? 'int' : 'float' };
    case 'array':
      return listField(common, part, facts);
    case 'object':
      return { ...common, widget: 'object', collapsed: 'auto', fields: buildFormFields(part, facts) };
    default:
      return { ...textField(name, common.label, part), ...common };
  }
}

function textField(name: string, label: string, part: JsonSchema): Field {
  const pattern = patternOf(part);
  return { name, label, widget: LONG.has(name) ? 'text' : 'string', ...(pattern === undefined ? {} : { pattern }) };
}

/** What the text has to look like, with the words for one that does not. */
function patternOf({ pattern, patternErrorMessage }: JsonSchema): [string, string] | undefined {
  return pattern === undefined ? undefined : [pattern, patternErrorMessage ?? `The value does not match ${pattern}.`];
}

function relation(collection: string): { widget: 'relation'; collection: string; value_field: string; display_fields: string[] } {
  return { widget: 'relation', collection, value_field: '{{slug}}', display_fields: ['{{slug}}'] };
}

/** Editors choose the time in the newsroom’s own time zone; the file gets its offset. */
function moment(timeZone: string): { widget: 'datetime'; input_timezone: string } {
  return { widget: 'datetime', input_timezone: timeZone };
}

function listField(common: Common, { items = {}, minItems, maxItems }: JsonSchema, facts: FormFacts): Field {
  const bounds = { ...(minItems === undefined ? {} : { min: minItems }), ...(maxItems === undefined ? {} : { max: maxItems }) };
  if (items.refersTo !== undefined && items.refersTo !== 'articles' && items.refersTo !== 'sections')
    return { ...common, ...relation(items.refersTo), multiple: true, ...bounds };
  if (items.enum !== undefined) return { ...common, widget: 'select', multiple: true, options: [...items.enum], ...bounds };
  if (items.type === 'object') return { ...common, widget: 'list', collapsed: 'auto', fields: buildFormFields(items, facts), ...bounds };
  return { ...common, widget: 'list', field: textField('value', 'Value', items), ...bounds };
}

/** `translationOf` becomes “Translation of”. */
function labelOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
